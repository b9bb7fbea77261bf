"""What the tests of proposed policies share: the fleet vehicles policy of a council that has no other."""

import shutil
from pathlib import Path

import pytest

from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.load import load_corpus
from actions.policy.proposal.add import add_policy
from actions.policy.ranking import trained_ranker
from tests.organisations import CORPUS
from tests.policy.documents.fleet_vehicles import FLEET_VEHICLES
from tests.policy.documents.formats import write_markdown
from understanding import SentenceEncoder

COUNCIL = "kowhai"


@pytest.fixture(scope="session")
def fleet_document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fleet vehicles policy as a Markdown document."""
    path = tmp_path_factory.mktemp("documents") / "fleet-vehicles.md"
    write_markdown(FLEET_VEHICLES, path)
    return path


@pytest.fixture(scope="session")
def council_corpus(fleet_document: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus folder with the council's one policy as proposed, beside what all organisations share."""
    folder = tmp_path_factory.mktemp("policy_corpus")
    shutil.copy(CORPUS / "out_of_scope.yml", folder)
    shutil.copytree(CORPUS / "asked_as", folder / "asked_as")
    add_policy(folder, COUNCIL, fleet_document)
    return folder


@pytest.fixture(scope="session")
def council_assistant(
    council_corpus: Path, encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory
) -> PolicyAssistant:
    """The assistant of the council."""
    corpus = load_corpus(council_corpus, COUNCIL)
    return PolicyAssistant(corpus, trained_ranker(corpus, encoder, tmp_path_factory.mktemp("answers")), {})
