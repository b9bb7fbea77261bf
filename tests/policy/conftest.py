"""What the tests of the policy layer share."""

import shutil
from pathlib import Path
from typing import Protocol

import pytest

from actions.policy.assistant import PolicyAssistant, assistant_for
from actions.policy.corpus.load import load_corpus
from actions.policy.decision import Gates
from actions.policy.guidance import load_guidance
from actions.policy.ranking import trained_ranker
from tests.organisations import CORPUS
from tests.policy.corpus_folder import PARKS, SMALL_CORPUS, CorpusFolder
from understanding import SentenceEncoder, question_encoder


class AssistantOf(Protocol):
    """Makes the assistant of a corpus as it is now, behind the gates given."""

    def __call__(self, folder: CorpusFolder, gates: Gates = ...) -> PolicyAssistant:
        """Return the assistant."""


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """The sentence encoder that AskFirst runs with."""
    return question_encoder()


@pytest.fixture
def small(tmp_path: Path) -> CorpusFolder:
    """A copy of the small corpus, free to change."""
    return CorpusFolder(Path(shutil.copytree(SMALL_CORPUS, tmp_path / "policy_corpus")))


@pytest.fixture
def assistant_of(encoder: SentenceEncoder, tmp_path: Path) -> AssistantOf:
    """Makes the assistant of a small corpus as it is now, its ranker kept in the test's own folder."""

    def make(folder: CorpusFolder, gates: Gates = Gates()) -> PolicyAssistant:
        return _assistant(folder.path, encoder, tmp_path / "answers", gates)

    return make


@pytest.fixture(scope="session")
def parks(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> PolicyAssistant:
    """The assistant of the small corpus, unchanged."""
    return _assistant(SMALL_CORPUS, encoder, tmp_path_factory.mktemp("answers"))


def _assistant(corpus_folder: Path, encoder: SentenceEncoder, answers: Path, gates: Gates = Gates()) -> PolicyAssistant:
    corpus = load_corpus(corpus_folder, PARKS)
    ranker = trained_ranker(corpus, encoder, answers)
    return PolicyAssistant(corpus, ranker, load_guidance(corpus_folder / PARKS), gates)


@pytest.fixture(scope="session")
def education_assistant() -> PolicyAssistant:
    """The assistant of the Ministry of Education, as `make train` leaves it."""
    return assistant_for(CORPUS, "education")


@pytest.fixture(scope="session")
def justice_assistant() -> PolicyAssistant:
    """The assistant of the Ministry of Justice, as `make train` leaves it."""
    return assistant_for(CORPUS, "justice")
