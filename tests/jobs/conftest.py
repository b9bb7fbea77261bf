import pytest
from sqlalchemy.engine import Engine

from actions.people.organisation import Organisation
from tests.cases.desk import Desk


@pytest.fixture
def desk(staffed: Engine, education: Organisation) -> Desk:
    return Desk(staffed, education)
