from concurrent.futures import ThreadPoolExecutor

import pytest

from actions.cases.workflow.moving import make_move
from actions.store import audit
from actions.store.database import transaction
from tests.api.served import Api
from tests.cases.desk import Desk
from tests.cases.reports import NOW


@pytest.fixture
def moves(desk: Desk) -> str:
    return f"/cases/{desk.open(kind='exemption_request').reference}/moves"


def test_the_moves_open_to_the_caller_are_listed_with_what_they_need(api: Api, moves: str) -> None:
    standing = api.get(moves, "manager").json()
    assert (standing["status"], standing["label"], standing["version"]) == ("submitted", "submitted", 1)
    assert [move["name"] for move in standing["moves"]] == ["agree", "refuse"]
    assert standing["moves"][1]["needs"] == [
        {
            "name": "reason",
            "type": "words",
            "ask": "What is the reason?",
            "choices": {},
            "optional": False,
            "only_if": {},
            "handlers_only": False,
        }
    ]
    assert [move["name"] for move in api.get(moves).json()["moves"]] == ["withdraw"]


def granted_with(api: Api, desk: Desk, **fields: str) -> list[str]:
    """What granting a request needs, which has come as far."""
    case = desk.open(kind="exemption_request", submission_key=str(fields), **fields)
    steps: list[tuple[str, str, dict[str, str]]] = [
        ("manager", "agree", {}),
        ("ict.security", "assess", {"alternatives": "an encrypted drive"}),
        ("ciso", "approve", {"until": "2026-06-30"}),
    ]
    for by, move, told in steps:
        with transaction(desk.database) as session:
            case = make_move(session, case.reference, move, desk.person(by), NOW, told, case.version)
    standing = api.get(f"/cases/{case.reference}/moves", "ict.security").json()
    moves = {move["name"]: move for move in standing["moves"]}
    return [need["name"] for need in moves["grant"]["needs"]]


def test_what_does_not_apply_is_not_listed(api: Api, desk: Desk) -> None:
    assert granted_with(api, desk) == ["review_on", "clause", "restricted"]
    others = {"covers": "business_function", "covered_names": "the registry"}
    assert granted_with(api, desk, **others) == ["review_on", "clause", "staff", "restricted"]


def test_a_move_is_made_and_the_case_then_stands_otherwise(api: Api, moves: str) -> None:
    made = api.post(moves, "manager", move="refuse", version=1, told={"reason": "There is a network now."})
    assert made.status_code == 200
    assert (made.json()["status"], made.json()["version"], made.json()["moves"]) == ("manager_declined", 2, [])
    shown = api.get(moves.removesuffix("/moves")).json()
    assert shown["history"][-1]["told"] == {"reason": "There is a network now."}


def test_what_a_move_lacks_is_said_by_name(api: Api, moves: str) -> None:
    answer = api.post(moves, "manager", move="refuse", version=1, told={"until": "2026-06-30"})
    assert (answer.status_code, answer.json()["fields"]) == (
        400,
        {"until": "is not asked for by refuse", "reason": "is needed: What is the reason?"},
    )


@pytest.mark.parametrize("version", [None, "1", 1.5, True])
def test_the_version_that_was_seen_is_told_as_a_number(api: Api, moves: str, version: object) -> None:
    answer = api.post(moves, "manager", move="agree", version=version)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["version"])


def test_whoever_comes_second_is_told_how_the_case_stands(api: Api, moves: str) -> None:
    api.post(moves, move="withdraw", version=1)
    second = api.post(moves, "manager", move="agree", version=1)
    assert second.status_code == 409
    assert second.json()["error"] == "EXM-2026-0001 has been changed by Mere Tāwhai in the meantime."
    case = second.json()["case"]
    assert (case["status"], case["version"], case["moves"]) == ("withdrawn", 2, [])


def test_whoever_has_handed_a_case_on_is_told_so_and_not_how_it_stands(api: Api, moves: str) -> None:
    api.post(moves, "manager", move="agree", version=1)
    again = api.post(moves, "manager", move="agree", version=1)
    assert (again.status_code, list(again.json())) == (409, ["error"])


def test_an_impossible_move_is_refused_with_the_possible_ones(api: Api, moves: str) -> None:
    answer = api.post(moves, "manager", move="grant", version=1)
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("EXM-2026-0001 is submitted: grant is not possible now")
    assert [move["name"] for move in answer.json()["case"]["moves"]] == ["agree", "refuse"]


def test_a_move_that_is_somebody_elses_is_refused(api: Api, moves: str) -> None:
    answer = api.post(moves, move="agree", version=1)
    assert (answer.status_code, answer.json()) == (
        403,
        {"error": "agree is not yours to do in EXM-2026-0001, only withdraw."},
    )


def test_a_stranger_moves_nothing_and_learns_nothing(api: Api, moves: str) -> None:
    there = api.post(moves, "colleague", move="agree", version=1)
    nowhere = api.post(moves.replace("0001", "0099"), "colleague", move="agree", version=1)
    assert there.status_code == nowhere.status_code == 404
    assert there.text.replace("0001", "0099") == nowhere.text


def test_of_many_at_once_one_wins_and_the_others_are_told(api: Api, desk: Desk, moves: str) -> None:
    def attempt(number: int) -> int:
        who, move = (("manager", "agree"), ("staff", "withdraw"))[number % 2]
        return api.post(moves, who, move=move, version=1).status_code

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(attempt, range(8)))
    assert statuses == [200, *[409] * 7]
    with transaction(desk.database) as session:
        audit.verify(session)


def test_what_a_move_writes_to_the_opener_is_among_the_messages(api: Api, desk: Desk) -> None:
    reference = desk.open().reference
    api.post(f"/cases/{reference}/moves", "manager", move="acknowledge", version=1, told={"words": "Thank you."})
    assert [each["words"] for each in api.get(f"/cases/{reference}/messages").json()["messages"]] == ["Thank you."]
