"""The action server dies after a case was written and before anybody was told: it is opened once all the same."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from actions.store.tables import cases
from tests.conversations.staff import Staff
from tests.conversations.teller import MATTERS
from tests.running import AskFirst

MATTER = MATTERS["security_incident"]
# It is a race between the answer and the test; on a busy machine the answer wins more often.
ATTEMPTS = 12


def cases_written(staff: Staff) -> int:
    with staff.database.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(cases)).scalar())


@pytest.fixture
def killing(askfirst: AskFirst) -> Iterator[Callable[[Staff], int]]:
    """Say yes, kill the action server as soon as the case is written, and return the status of the answer."""

    def say_yes(staff: Staff) -> int:
        before = cases_written(staff)
        with ThreadPoolExecutor() as background:
            answer = background.submit(staff.conversation.post, {"text": "yes"})
            while cases_written(staff) == before and not answer.done():
                pass
            assert askfirst.actions.process
            os.kill(askfirst.actions.process.pid, signal.SIGKILL)
            status = answer.result().status_code
        askfirst.actions.restart()
        return status

    yield say_yes


def test_a_yes_whose_answer_was_lost_opens_nothing_more_when_it_is_said_again(
    sign_in: Callable[[str], Staff], killing: Callable[[Staff], int]
) -> None:
    for _ in range(ATTEMPTS):
        staff = sign_in(MATTER.person)
        MATTER.come_to(staff, "summary")
        if killing(staff) == 503 and staff.opened:
            break
    else:
        pytest.fail("It was never killed between the writing and the answer.")
    assert MATTER.held_by(staff.case) == MATTER.fields
    assert staff.case.reference in staff.tell("yes")
    assert staff.case
