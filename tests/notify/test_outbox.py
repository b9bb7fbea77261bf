from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from actions.cases.messages import add_to_case, reply_to_case
from actions.cases.withdrawal import withdraw
from actions.notify.outbox import tell, was_told
from actions.notify.templates import UnknownTemplateError
from actions.store.database import transaction
from actions.store.tables import notifications
from tests.cases.desk import Desk
from tests.cases.reports import NOW


def outbox(desk: Desk) -> list[tuple[str, str, str]]:
    with transaction(desk.database) as session:
        rows = session.execute(select(notifications).order_by(notifications.c.at, notifications.c.what))
        return [(row.recipient, row.reference, row.what) for row in rows]


def test_whoever_handles_a_new_case_is_told(desk: Desk) -> None:
    desk.open()
    assert outbox(desk) == [("manager@education.example", "INC-2026-0001", "opened_for_you")]


def test_a_role_that_handles_a_case_is_told_as_a_role(desk: Desk) -> None:
    desk.complain()
    assert outbox(desk) == [("people_team", "HAR-2026-0001", "opened_for_you")]


def test_a_case_opened_twice_is_told_once(desk: Desk) -> None:
    desk.open()
    desk.open()
    assert len(outbox(desk)) == 1


def test_what_is_rolled_back_is_not_told(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(RuntimeError), transaction(desk.database) as session:
        tell(session, "staff@education.example", case.reference, "decided", NOW)
        raise RuntimeError
    assert [what for _, _, what in outbox(desk)] == ["opened_for_you"]


def test_what_the_opener_adds_is_told_to_the_handlers_and_a_reply_to_the_opener(desk: Desk) -> None:
    case, staff, manager = desk.open(), desk.person("staff"), desk.person("manager")
    with transaction(desk.database) as session:
        add_to_case(session, case, staff, "It came twice.", NOW, submission_key="m-1")
        add_to_case(session, case, staff, "It came twice.", NOW, submission_key="m-1")
        reply_to_case(session, case, manager, "Thank you.", NOW, submission_key="m-2")
    assert outbox(desk) == [
        ("manager@education.example", case.reference, "added_to"),
        ("manager@education.example", case.reference, "opened_for_you"),
        ("staff@education.example", case.reference, "reply_for_you"),
    ]


def test_the_opener_of_an_anonymous_case_stands_nowhere_in_the_outbox(desk: Desk) -> None:
    case, people = desk.complain(), desk.person("people")
    with transaction(desk.database) as session:
        reply_to_case(session, case, people, "Thank you.", NOW, submission_key="m-1")
    assert outbox(desk) == [("people_team", case.reference, "opened_for_you")]


def test_withdrawal_is_told_to_the_handlers(desk: Desk) -> None:
    case, staff = desk.open(kind="exemption_request"), desk.person("staff")
    with transaction(desk.database) as session:
        withdraw(session, case, staff, NOW)
    assert ("manager@education.example", case.reference, "withdrawn") in outbox(desk)


def test_one_occasion_is_told_once_even_at_the_same_moment(desk: Desk) -> None:
    case = desk.open()

    def remind(_: int) -> bool:
        with transaction(desk.database) as session:
            return tell(session, case.handlers[0], case.reference, "due_soon", NOW, occasion="Friday")

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(remind, range(8))) == [False] * 7 + [True]


def test_another_occasion_is_told_again(desk: Desk) -> None:
    case = desk.open()
    with transaction(desk.database) as session:
        told = [tell(session, "staff", case.reference, "due_soon", NOW, occasion=day) for day in ("Friday", "Monday")]
        assert told == [True, True]
        assert was_told(session, case.reference, "due_soon")
        assert not was_told(session, case.reference, "overdue")


def test_what_has_no_words_is_refused(desk: Desk) -> None:
    case = desk.open()
    with (
        pytest.raises(UnknownTemplateError, match="Nobody is ever told 'gossip'"),
        transaction(desk.database) as session,
    ):
        tell(session, "staff@education.example", case.reference, "gossip", NOW)
