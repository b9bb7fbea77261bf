from collections.abc import Iterator

import pytest
from freezegun import freeze_time

from tests.conversation.clock import NOW


@pytest.fixture(autouse=True)
def friday_afternoon() -> Iterator[None]:
    """Days to come are told, and must still be to come."""
    with freeze_time(NOW):
        yield
