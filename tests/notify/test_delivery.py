from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from actions.notify.claims import claims
from actions.notify.delivery import LONGEST_SENDING, RETRY_AFTER, deliver
from actions.notify.delivery_state import DeliveryState
from actions.notify.outbox import tell
from actions.notify.record import Delivery, deliveries_in
from actions.store.database import transaction
from actions.store.tables import audit_trail, people
from tests.cases.desk import Desk
from tests.cases.reports import NOW
from tests.mail import MailServer, channel_to


def run(desk: Desk, mail_server: MailServer, now: datetime = NOW) -> dict[str, int]:
    return dict(+deliver(desk.database, [mail_server.channel], now))


def record(desk: Desk) -> list[Delivery]:
    with transaction(desk.database) as session:
        return deliveries_in(session, tuple(DeliveryState))


def audited(desk: Desk) -> list[str]:
    with transaction(desk.database) as session:
        rows = session.execute(select(audit_trail).where(audit_trail.c.action.like("notification.%")))
        return [f"{row.action} {row.subject} {row.details}" for row in rows]


def test_a_handler_gets_an_e_mail_with_the_reference_and_nothing_told(desk: Desk, mail_server: MailServer) -> None:
    desk.open(sender="Sēmisi Tāufa")
    assert run(desk, mail_server) == {"sent": 1}
    [e_mail] = mail_server.inbox.e_mails
    assert (e_mail["To"], e_mail["Subject"]) == ("manager@education.example", "A matter needs you")
    assert e_mail["Auto-Submitted"] == "auto-generated"
    assert "INC-2026-0001" in e_mail.get_content()
    for told in ("Sēmisi", "cartoon", "Mere", "staff@education.example", "material"):
        assert told not in e_mail.as_string() + e_mail.get_content()


def test_what_was_sent_is_not_sent_again(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    run(desk, mail_server)
    assert run(desk, mail_server, NOW + timedelta(days=9)) == {}
    assert mail_server.inbox.recipients == ["manager@education.example"]


def test_a_role_is_the_people_who_have_it_when_it_is_delivered(desk: Desk, mail_server: MailServer) -> None:
    desk.complain()
    with transaction(desk.database) as session:
        colleague = people.c.email == "contractor@education.example"
        session.execute(update(people).where(colleague).values(roles=["staff", "people_team"]))
        session.execute(update(people).where(people.c.email == "people@education.example").values(active=False))
    run(desk, mail_server)
    assert mail_server.inbox.recipients == ["contractor@education.example"]


def test_somebody_whom_a_case_is_about_gets_nothing(desk: Desk, mail_server: MailServer) -> None:
    case = desk.open(sender="my manager")
    with transaction(desk.database) as session:
        tell(session, "manager@education.example", case.reference, "due_soon", NOW)
    run(desk, mail_server)
    assert mail_server.inbox.recipients == ["group.manager@education.example"]


def test_whoever_leaves_before_a_second_attempt_gets_nothing(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    mail_server.stop()
    run(desk, mail_server)
    with transaction(desk.database) as session:
        session.execute(update(people).where(people.c.email == "manager@education.example").values(active=False))
    mail_server.start()
    assert run(desk, mail_server, NOW + timedelta(hours=1)) == {}
    assert [delivery.state for delivery in record(desk)] == ["not_concerned"]


def test_a_server_that_is_away_is_tried_again_until_it_is_back(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    mail_server.stop()
    assert run(desk, mail_server) == {"waiting": 1}
    assert run(desk, mail_server) == {}
    [delivery] = record(desk)
    assert delivery.next_attempt_at == NOW + RETRY_AFTER[0]
    assert "Connection refused" in str(delivery.fault)
    mail_server.start()
    assert run(desk, mail_server, NOW + RETRY_AFTER[0]) == {"sent": 1}
    assert mail_server.inbox.recipients == ["manager@education.example"]


def test_a_server_that_is_away_costs_one_attempt_a_run(desk: Desk, mail_server: MailServer) -> None:
    for key in ("a", "b", "c"):
        desk.open(submission_key=key)
    mail_server.stop()
    assert run(desk, mail_server) == {"waiting": 1}
    mail_server.start()
    assert run(desk, mail_server, NOW + RETRY_AFTER[0]) == {"sent": 3}


def test_a_refused_address_does_not_hold_up_the_others(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    desk.complain(submission_key="key-2")
    mail_server.inbox.refused.add("manager@education.example")
    assert run(desk, mail_server) == {"sent": 1, "waiting": 1}
    assert mail_server.inbox.recipients == ["people@education.example"]
    assert "550 No such mailbox" in str([delivery.fault for delivery in record(desk)])


def test_what_fails_to_the_last_is_given_up_and_audited(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    mail_server.inbox.refused.add("manager@education.example")
    now, total = NOW, Counter[str]()
    for wait in (*RETRY_AFTER, timedelta(days=30)):
        total.update(run(desk, mail_server, now))
        now += wait
    assert total == {"waiting": len(RETRY_AFTER), "given_up": 1}
    assert run(desk, mail_server, now) == {}
    assert audited(desk) == [
        "notification.given_up INC-2026-0001 "
        '{"attempts":8,"channel":"e-mail","to":"manager@education.example","what":"opened_for_you"}'
    ]


def test_a_server_that_never_speaks_is_left_and_tried_again(desk: Desk, silent_port: int) -> None:
    desk.open()
    assert +deliver(desk.database, [channel_to(silent_port)], NOW) == {"waiting": 1}


def test_a_server_that_hangs_with_the_message_is_never_given_it_twice(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    mail_server.inbox.seconds_to_hang = 2
    assert run(desk, mail_server) == {"uncertain": 1}
    mail_server.inbox.seconds_to_hang = 0
    assert run(desk, mail_server, NOW + timedelta(days=9)) == {}
    assert mail_server.inbox.recipients == ["manager@education.example"]
    assert "notification.uncertain INC-2026-0001" in audited(desk)[0]


def test_what_a_worker_that_died_was_sending_is_not_sent_again(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    mail_server.stop()
    run(desk, mail_server)
    next(claims(desk.database, "e-mail", NOW + timedelta(minutes=1)))
    mail_server.start()
    assert run(desk, mail_server, NOW + timedelta(minutes=2)) == {}
    assert run(desk, mail_server, NOW + timedelta(minutes=2) + LONGEST_SENDING) == {"uncertain": 1}
    assert mail_server.inbox.e_mails == []


def test_workers_at_the_same_moment_send_each_message_once(desk: Desk, mail_server: MailServer) -> None:
    for key in range(12):
        desk.open(submission_key=f"key-{key}")
    with ThreadPoolExecutor(4) as pool:
        done = pool.map(lambda _: run(desk, mail_server), range(4))
    assert sum((Counter(counts) for counts in done), Counter()) == {"sent": 12}
    told = sorted(e_mail["Message-ID"] for e_mail in mail_server.inbox.e_mails)
    assert len(told) == len(set(told)) == 12


def test_the_message_id_is_the_same_at_every_attempt(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    run(desk, mail_server)
    with transaction(desk.database) as session:
        session.execute(text("UPDATE deliveries SET state = 'waiting', next_attempt_at = changed_at"))
    run(desk, mail_server)
    first, second = mail_server.inbox.e_mails
    assert first["Message-ID"] == second["Message-ID"]


def test_where_no_channel_is_on_nothing_piles_up(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    assert +deliver(desk.database, [], NOW) == {}
    assert run(desk, mail_server) == {}


@pytest.mark.parametrize("address", [None, "https://askfirst.example/chat"])
def test_the_letter_carries_the_address_where_one_is_set(
    desk: Desk, mail_server: MailServer, address: str | None
) -> None:
    desk.open()
    deliver(desk.database, [mail_server.channel], NOW, address)
    assert ("https://askfirst.example/chat" in mail_server.inbox.e_mails[0].get_content()) == bool(address)
