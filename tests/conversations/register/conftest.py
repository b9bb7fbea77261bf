import pytest

from tests.conversations.records import Records
from tests.conversations.register.granting import Granting


@pytest.fixture
def granting(records: Records) -> Granting:
    """An empty register and those who grant exemptions."""
    granting = Granting(records)
    granting.clear()
    return granting
