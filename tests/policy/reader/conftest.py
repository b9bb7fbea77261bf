"""What the tests of the reader share: a language model on this machine, and an assistant that may ask it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from actions.policy.answer import Answer
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.model import Corpus
from actions.policy.decision import Gates
from actions.policy.ranking import OutcomeRanker, trained_ranker
from actions.policy.reader.reader import Reader
from actions.settings import ReaderSettings
from tests.policy.corpus_folder import PARKS, SMALL_CORPUS
from tests.policy.reader.language_model import Behaviour, LanguageModel, serving
from tests.policy.reader.replies import NOTHING_SETTLES_IT
from understanding import SentenceEncoder

KEY = "a key that only the language model may see"
SECONDS = 1.0


@pytest.fixture
def language_model() -> Iterator[LanguageModel]:
    """A language model on this machine."""
    with serving(NOTHING_SETTLES_IT) as model:
        yield model


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The small corpus."""
    return load_corpus(SMALL_CORPUS, PARKS)


@pytest.fixture(scope="session")
def ranker(corpus: Corpus, encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> OutcomeRanker:
    """The small corpus's ranker."""
    return trained_ranker(corpus, encoder, tmp_path_factory.mktemp("answers"))


@dataclass(frozen=True)
class Readers:
    """Asks questions of assistants whose reader is the language model."""

    corpus: Corpus
    ranker: OutcomeRanker
    model: LanguageModel

    def assistant(self, gates: Gates = Gates(), **settings: object) -> PolicyAssistant:
        """Return an assistant that has the reader."""
        values = {"address": self.model.address, "model": "reader", "key": KEY, "timeout_seconds": SECONDS, **settings}
        reader = Reader(self.corpus, ReaderSettings.parse_obj({"organisations": (PARKS,), **values}), gates)
        return PolicyAssistant(self.corpus, self.ranker, {}, gates, reader)

    def ask(self, question: str, behaviour: Behaviour, gates: Gates = Gates(), **settings: object) -> Answer:
        """Return the answer to a question where the language model behaves so."""
        self.model.behaviour = behaviour
        return asyncio.run(self.assistant(gates, **settings).ask_with_reader(question))


@pytest.fixture
def readers(corpus: Corpus, ranker: OutcomeRanker, language_model: LanguageModel) -> Readers:
    """Asks questions of assistants whose reader is the language model."""
    return Readers(corpus, ranker, language_model)


@pytest.fixture
def built_in(corpus: Corpus, ranker: OutcomeRanker) -> PolicyAssistant:
    """The assistant without a reader."""
    return PolicyAssistant(corpus, ranker, {})
