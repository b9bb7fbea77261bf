from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from actions.settings import settings
from actions.store.database import transaction
from actions.store.tables import audit_trail
from tests.api.served import Api
from tests.cases.desk import Desk
from tests.cases.reports import COMPLAINT, REPORT
from tests.cases.workflow.walking import BREACH, INCIDENT

NEW: dict[str, Any] = {"kind": "inappropriate_material", "fields": REPORT, "submission_key": "ticket 4711"}


def reading_of(desk: Desk, reference: str) -> list[tuple[str, str]]:
    with transaction(desk.database) as session:
        read = select(audit_trail).filter_by(subject=reference, action="case.read").order_by("sequence")
        return [(row.actor, row.details) for row in session.execute(read)]


def test_a_case_is_opened_for_the_caller(api: Api, desk: Desk) -> None:
    answer = api.post("/cases", **NEW)
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["reference"][:3], shown["status"], shown["version"]) == ("INC", "reported", 1)
    assert (shown["opened_by_you"], shown["waiting_for_you"]) == (True, False)
    case = desk.find(shown["reference"], "staff")
    assert case is not None
    assert (case.opened_by, case.fields) == ("staff@education.example", REPORT)


def test_the_same_submission_finds_the_same_case(api: Api) -> None:
    first = api.post("/cases", **NEW)
    again = api.post("/cases", **{**NEW, "fields": {}})
    assert (again.status_code, again.json()) == (200, first.json())
    assert len(api.get("/cases").json()["cases"]) == 1


def test_two_people_may_use_the_same_submission_key(api: Api) -> None:
    references = {api.post("/cases", caller, **NEW).json()["reference"] for caller in ("staff", "colleague")}
    assert len(references) == 2


def test_no_submission_key_stands_in_the_way_of_a_case_that_a_move_opens(api: Api, desk: Desk) -> None:
    case = desk.open(sender_known="yes")
    assert api.post("/cases", "colleague", **{**NEW, "submission_key": f"{case.reference}/2"}).status_code == 201
    moves = f"/cases/{case.reference}/moves"
    api.post(moves, "manager", move="acknowledge", version=1, told={"words": "Thank you."})
    assert api.post(moves, "manager", move="escalate", version=2, told=BREACH).status_code == 200


def test_what_is_missing_is_said_by_name(api: Api) -> None:
    answer = api.post("/cases", **{**NEW, "fields": {**REPORT, "material_type": "hologram", "sender": ""}})
    assert answer.status_code == 400
    assert answer.json()["error"] == "Some of what was sent cannot be taken."
    assert set(answer.json()["fields"]) == {"material_type", "sender"}
    assert answer.json()["fields"]["material_type"].startswith("must be one of email, ")
    assert api.get("/cases").json() == {"cases": []}


@pytest.mark.parametrize(
    ("changes", "name", "fault"),
    [
        ({"kind": "lunch"}, "kind", "must be one of breach, "),
        ({"kind": "exemption"}, "kind", "must be one of breach, "),
        ({"kind": 7}, "kind", "must be text"),
        ({"fields": ["sender"]}, "fields", "must be a JSON object"),
        ({"fields": {"sender": 7}}, "fields.sender", "must be text"),
        ({"submission_key": ""}, "submission_key", "must not be empty"),
        ({"submission_key": "k" * 101}, "submission_key", "must have at most 100 characters"),
        ({"opened_by": "ciso@education.example"}, "opened_by", "is not asked for"),
    ],
)
def test_a_body_that_holds_something_else_is_refused_by_name(
    api: Api, changes: dict[str, object], name: str, fault: str
) -> None:
    answer = api.post("/cases", **{**NEW, **changes})
    assert answer.status_code == 400
    assert answer.json()["fields"][name].startswith(fault)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff", b'{"kind": "\\ud800"}', b"[" * 60_000])
def test_a_body_that_is_no_json_object_is_refused(api: Api, body: bytes) -> None:
    answer = api.call("POST", "/cases", "staff", data=body)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["body"])


def test_a_body_that_is_too_long_is_refused(api: Api) -> None:
    answer = api.call("POST", "/cases", "staff", data=b" " * 70_000)
    assert (answer.status_code, answer.json()) == (413, {"error": "That is too long. Please send at most 64 KB."})


def test_a_complaint_without_a_name_is_made_in_the_chat(api: Api) -> None:
    complaint: dict[str, Any] = {
        "kind": "harassment_complaint",
        "submission_key": "c",
        "fields": {**COMPLAINT, "anonymous": " yes "},
    }
    answer = api.post("/cases", **complaint)
    assert answer.status_code == 400
    assert "a complaint without a name is made in the chat" in answer.json()["fields"]["anonymous"]
    assert api.post("/cases", **{**complaint, "fields": {**COMPLAINT, "anonymous": "no"}}).status_code == 201


@pytest.mark.parametrize(
    ("caller", "status"), [("staff", 403), ("people", 403), ("manager", 201), ("group.manager", 201)]
)
def test_a_breach_is_for_managers_to_open(api: Api, caller: str, status: int) -> None:
    breach = {**BREACH, "employee": "somebody outside"}
    assert api.post("/cases", caller, kind="breach", fields=breach, submission_key="b").status_code == status


def test_people_find_the_cases_that_they_opened_and_those_that_wait_for_them(api: Api, desk: Desk) -> None:
    mine = desk.open("manager").reference
    waiting = desk.open(submission_key="key-2").reference
    found = {
        which: [case["reference"] for case in api.get(f"/cases{which}", "manager").json()["cases"]]
        for which in ("", "?which=opened", "?which=waiting")
    }
    assert found == {"": [waiting, mine], "?which=opened": [mine], "?which=waiting": [waiting]}


def test_a_case_waits_for_its_opener_too_where_something_is_asked_of_them(api: Api, desk: Desk) -> None:
    reference = desk.complain(anonymous="no").reference
    waiting = "/cases?which=waiting"
    assert api.get(waiting).json() == {"cases": []}
    api.post(f"/cases/{reference}/moves", "people", move="explain_options", version=1)
    assert [case["reference"] for case in api.get(waiting).json()["cases"]] == [reference]


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("which=all", {"which": "must be opened or waiting"}),
        ("which=", {"which": "must be opened or waiting"}),
        ("who=staff", {"who": "is not asked for"}),
    ],
)
def test_a_list_of_something_else_is_refused(api: Api, query: str, faults: dict[str, str]) -> None:
    answer = api.get(f"/cases?{query}")
    assert (answer.status_code, answer.json()["fields"]) == (400, faults)


def test_a_list_tells_nothing_of_what_was_told(api: Api, desk: Desk) -> None:
    desk.open()
    assert "cartoon" not in api.get("/cases", "manager").text


def test_a_case_is_shown_in_full_to_those_who_may_see_it(api: Api, desk: Desk) -> None:
    case = desk.open()
    shown = api.get(f"/cases/{case.reference}", "manager").json()
    assert shown["fields"] == REPORT
    assert shown["label"] == "reported"
    assert [(entry["status"], entry["actor"]) for entry in shown["history"]] == [
        ("reported", "staff@education.example")
    ]


@pytest.mark.parametrize("path", ["", "/moves", "/messages"])
@pytest.mark.parametrize("stranger", ["colleague", "people", "manager@justice.example"])
def test_whoever_may_not_see_a_case_gets_the_same_as_where_there_is_none(
    api: Api, desk: Desk, stranger: str, path: str
) -> None:
    reference = desk.open().reference
    there, nowhere = (api.get(f"/cases/{each}{path}", stranger) for each in (reference, "INC-2026-0099"))
    assert there.status_code == nowhere.status_code == 404
    assert there.text.replace(reference, "INC-2026-0099") == nowhere.text
    assert reading_of(desk, reference) == []


def test_the_complainant_of_an_anonymous_complaint_is_not_known_here(api: Api, desk: Desk) -> None:
    reference = desk.complain().reference
    assert api.get(f"/cases/{reference}").status_code == 404
    shown = api.get(f"/cases/{reference}", "people").json()
    assert "staff@education.example" not in str(shown)
    assert "opened_by" not in shown


def test_each_reading_of_a_case_is_in_the_audit_trail(api: Api, desk: Desk) -> None:
    reference = desk.complain(anonymous="no").reference
    api.get(f"/cases/{reference}", "people")
    api.get(f"/cases/{reference}/messages")
    assert reading_of(desk, reference) == [
        ("people@education.example", '{"part":"case","through":"api"}'),
        ("staff@education.example", '{"part":"messages","through":"api"}'),
    ]


def test_what_is_for_handlers_only_is_kept_from_the_opener(api: Api, desk: Desk) -> None:
    reference = desk.open(kind="security_incident", **INCIDENT).reference
    api.post(f"/cases/{reference}/moves", "service.desk", move="triage", version=1, told={"words": "serious"})
    told = [api.get(f"/cases/{reference}", who).json()["history"][-1]["told"] for who in ("staff", "service.desk")]
    assert told == [{}, {"words": "serious"}]


def test_no_answer_is_kept_on_its_way(api: Api) -> None:
    for answer in (api.get("/cases"), api.get("/cases/INC-2026-0099"), api.get("/nothing")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"] == "application/json"


def test_where_the_database_does_not_answer_that_is_said_plainly(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", f"sqlite:///{tmp_path / 'without tables.db'}")
    settings.cache_clear()
    answer = api.post("/cases", **NEW)
    assert answer.status_code == 503
    assert "please try again" in answer.json()["error"]
