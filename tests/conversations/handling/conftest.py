from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff


@pytest.fixture
def handle(sign_in: Callable[[str], Staff], records: Records) -> Callable[[str], Staff]:
    """Sign somebody in by e-mail address who has nothing to handle and nothing of their own yet."""

    def signed_in(email: str) -> Staff:
        records.relieve(email)
        records.clear(email)
        handler = sign_in(email)
        handler.tell("stop")
        return handler

    return signed_in
