"""The conversations that are played are judged as their README says."""

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from actions.cases.case import Case
from benchmarks.conversations.moments import is_moment, iso
from benchmarks.conversations.player import Player
from benchmarks.conversations.report import Played, figures, in_full, reasons
from benchmarks.conversations.scoring import Fault, faults
from benchmarks.conversations.script import Script, scripts, sets
from tests.running import Conversation

# A Friday.
NOW = datetime(2026, 11, 20, 14, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
TOLD = {"material_type": "sms", "sender": "Bob Tait", "received_at": "-1d 16:00", "description": ["duck", "rude"]}
STORED = {
    "material_type": "sms",
    "sender": "Bob Tait from accounts",
    "received_at": "2026-11-19T16:00:00+13:00",
    "description": "A Rude picture of a duck",
}


def script(**changes: object) -> Script:
    known = {"id": "inc-1", "person": "staff@education.example", "kind": "inappropriate_material", "ends": "opened"}
    return Script.parse_obj({**known, "twist": "goes back", "opening": "hi", "fields": TOLD, **changes})


def case(**changes: object) -> Case:
    at = datetime(2026, 11, 20, tzinfo=timezone.utc)
    known = {
        "reference": "INC-2026-0001",
        "kind": "inappropriate_material",
        "organisation": "education",
        "status": "reported",
        "opened_by": "staff@education.example",
        "handlers": ("manager@education.example",),
        "respondents": (),
        "opened_at": at,
        "due_at": at,
        "fields": STORED,
        "history": (),
    }
    return Case(**{**known, **changes})  # type: ignore[arg-type]


def wrong(written: Script, *cases: Case, kept: bool = False, missed: set[str] | None = None) -> list[str]:
    player = Player(written, Conversation("", ""), NOW, missed=missed or set(), begun=True, kept=kept)
    return [fault.what for fault in faults(player, cases, {"manager"})]


@pytest.mark.parametrize("name", sets())
def test_every_set_can_be_read(name: str) -> None:
    assert len({each.id for each in scripts(name)}) == len(scripts(name)) > 0


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("-1d", "2026-11-19"),
        ("-1d", "2026-11-19T09:00:00+13:00"),
        ("0d", "2026-11-20"),
        ("-1d 16:00", "2026-11-19T03:00:00+00:00"),
        ("last fri", "2026-11-13"),
        ("last tue 09:30", "2026-11-17T09:30:00+13:00"),
        ("next mon", "2026-11-23"),
        ("+3d", "2026-11-23"),
        ("2027-01-31", "2027-01-31"),
        ("now", "2026-11-20T14:27:00+13:00"),
        ("-30d/0d", "2026-10-21/2026-11-20"),
    ],
)
def test_a_moment_is_right_on_its_day_or_to_its_minute(written: str, stored: str) -> None:
    assert is_moment(written, stored, NOW)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("-1d", "2026-11-18"),
        ("-1d 16:00", "2026-11-19"),
        ("-1d 16:00", "2026-11-19T04:00:00+13:00"),
        ("now", "2026-11-20"),
        ("now", "2026-11-20T14:20:00+13:00"),
        ("-30d/0d", "2026-11-20"),
        ("-1d", "2026-11-18/2026-11-19"),
    ],
)
def test_another_day_another_minute_or_a_bare_day_for_a_minute_is_wrong(written: str, stored: str) -> None:
    assert not is_moment(written, stored, NOW)


@pytest.mark.parametrize(("written", "said"), [("-1d 16:00", "2026-11-19T16:00"), ("next mon", "2026-11-23")])
def test_an_expected_moment_can_be_told(written: str, said: str) -> None:
    assert iso(written, NOW) == said


def test_a_case_that_holds_what_was_told_is_right() -> None:
    assert wrong(script(), case()) == []


@pytest.mark.parametrize(
    ("stored", "fault"),
    [
        (STORED | {"material_type": "chat"}, "material_type wrong"),
        (STORED | {"sender": "Bob"}, "sender wrong"),
        (STORED | {"description": "a duck"}, "description wrong"),
        (STORED | {"sender_known": "no"}, "sender_known invented"),
        ({name: value for name, value in STORED.items() if name != "sender"}, "sender missing"),
    ],
)
def test_every_field_is_compared(stored: dict[str, str], fault: str) -> None:
    assert wrong(script(), case(fields=stored)) == [fault]


def test_not_known_is_as_good_as_nothing_where_nothing_was_told() -> None:
    told = {"fields": {}, "kind": "security_incident"}
    assert wrong(script(**told), case(kind="security_incident", fields={"information_involved": "unknown"})) == []
    assert wrong(script(**told), case(kind="security_incident", fields={"information_involved": "no"})) != []


@pytest.mark.parametrize(
    ("written", "cases", "fault"),
    [
        (script(), (), "0 cases, asked last: nothing"),
        (script(), (case(), case(reference="INC-2026-0002")), "2 cases"),
        (script(), (case(kind="breach"),), "kind is breach"),
        (script(anonymous=True), (case(),), "opened_by wrong"),
        (script(never_handled_by="manager@education.example"), (case(),), "handled by the person concerned"),
        (
            script(never_handled_by="boss@education.example"),
            (case(handlers=("manager",)),),
            "handled by the person con",
        ),
        (script(ends="stopped"), (case(),), "opened though stopped"),
        (script(ends="saved"), (), "not kept"),
    ],
)
def test_how_a_conversation_ends_counts(written: Script, cases: tuple[Case, ...], fault: str) -> None:
    assert wrong(written, *cases)[0].startswith(fault)


def test_what_is_kept_is_not_stopped() -> None:
    assert wrong(script(ends="stopped"), kept=True) == ["not stopped"]
    assert wrong(script(ends="saved"), kept=True) == []


def test_asking_for_what_was_told_is_wrong() -> None:
    assert wrong(script(), case(), missed={"sender"}) == ["asked although told: sender"]


def test_figures_are_given_for_all_each_kind_and_each_twist() -> None:
    played = [Played(script(), (), ()), Played(script(), (), (Fault("0 cases"),))]
    shown = list(figures(played))
    assert shown[0] == "all: 50 % (1/2)"
    assert "  inappropriate_material: 50 % (1/2)" in shown
    assert "  going back: 50 % (1/2)" in shown


def test_reasons_repeat_nothing_that_was_said() -> None:
    played = Played(script(), (("hi", "hello"),), (Fault("sender wrong", "is 'Secret'"),))
    assert reasons(played) == "inc-1 (inappropriate_material): sender wrong"
    assert "Secret" in in_full(played) and "> hi\nhello" in in_full(played)
