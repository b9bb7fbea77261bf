"""The organisations that ship with the project, their demo directories loaded."""

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from actions.people.directory import import_csv
from actions.people.organisation import Organisation, load_organisation
from actions.store.database import transaction
from tests.cases.desk import Desk

CORPUS = Path(__file__).parent.parent / "policy_corpus"


@pytest.fixture(scope="session")
def education() -> Organisation:
    """The Ministry of Education."""
    return load_organisation(CORPUS / "education")


@pytest.fixture
def staffed(database: Engine) -> Engine:
    """A database of either sort with the demo directories in it."""
    with transaction(database) as session:
        for organisation in ("education", "justice"):
            import_csv(session, CORPUS / organisation / "people.csv")
    return database


@pytest.fixture
def desk(staffed: Engine, education: Organisation) -> Desk:
    """Cases as the people of the Ministry of Education open them and look at them."""
    return Desk(staffed, education)
