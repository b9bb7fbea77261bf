import pytest
from sqlalchemy.engine import Engine

from actions.people.organisation import load_organisation
from tests.cases.register.register_desk import RegisterDesk
from tests.organisations import CORPUS


@pytest.fixture
def desk(staffed: Engine) -> RegisterDesk:
    return RegisterDesk(staffed, load_organisation(CORPUS / "justice"))
