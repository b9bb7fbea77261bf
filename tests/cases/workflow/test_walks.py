"""What holds on every way through a workflow, whoever opened the case."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.cases.case import Case
from actions.cases.kinds import kind_names
from actions.cases.workflow.machine import is_final, legal_moves
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import workflow_of
from tests.cases.workflow.walking import DIRECTORY, moved, new_case, permitted

LONGEST_WALK = 25
OPENERS = [person.email.split("@")[0] for person in DIRECTORY.values() if person.active]
Walk = list[Case]


@st.composite
def walks(draw: Callable[[st.SearchStrategy[object]], object], kind: str) -> Walk:
    """A case of this kind from its opening on, with a permitted move after the other until its end."""
    opener = draw(st.sampled_from(OPENERS))
    walk = [new_case(kind, str(opener))]
    while len(walk) < LONGEST_WALK and not is_final(walk[-1]):
        choices = list(permitted(walk[-1]))
        assert choices, f"nobody may do anything about a case that is {walk[-1].status}"
        index = draw(st.integers(0, len(choices) - 1))
        assert isinstance(index, int)
        person, move = choices[index]
        walk.append(moved(walk[-1], move, person))
    return walk


@pytest.mark.parametrize("kind", kind_names())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_somebody_may_always_do_something_until_it_ends(kind: str, data: st.DataObject) -> None:
    walk = data.draw(walks(kind))
    assert all(legal_moves(case) for case in walk if not is_final(case))


@pytest.mark.parametrize("kind", kind_names())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_change_has_its_entry_and_its_version(kind: str, data: st.DataObject) -> None:
    walk = data.draw(walks(kind))
    assert [case.version for case in walk] == [len(case.history) for case in walk]


@pytest.mark.parametrize("kind", kind_names())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nobody_whom_it_is_about_ever_has_it(kind: str, data: st.DataObject) -> None:
    for case in data.draw(walks(kind)):
        for email in case.respondents:
            assert email == case.opened_by or moves_open_to(DIRECTORY[email], case) == ()


@settings(max_examples=150, deadline=None)
@given(walk=walks("exemption_request"))
def test_nothing_is_granted_without_manager_ict_security_and_ciso(walk: Walk) -> None:
    end = walk[-1]
    if end.status == "granted":
        made = {entry.move: DIRECTORY[entry.actor].roles for entry in end.history if entry.move and entry.actor}
        assert list(made) == ["agree", "assess", "approve", "grant"]
        assert "ict_security" in made["assess"] & made["grant"]
        assert "ciso" in made["approve"]


@settings(max_examples=150, deadline=None)
@given(walk=walks("exemption_request"))
def test_nobody_decides_their_own_request(walk: Walk) -> None:
    for case in walk:
        own = [entry.move for entry in case.history[1:] if entry.actor == case.opened_by]
        assert set(own) <= {"withdraw"}


@pytest.mark.parametrize("opener", ["ciso", "ict.security"])
def test_even_who_is_the_only_one_with_the_role_does_not_decide_their_own_request(opener: str) -> None:
    case = new_case("exemption_request", opener)
    person = DIRECTORY[f"{opener}@education.example"]
    for status in workflow_of(case.kind).states:
        at = Case(**{**vars(case), "status": status, "handlers": tuple(person.roles)})
        assert {move.name for move in moves_open_to(person, at)} <= {"withdraw"}
