"""What may happen to each kind of case, as the files in workflows/ describe it."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, root_validator, validator

from actions.cases.kinds import YES_NO, kind_named, told_kinds
from actions.people.person import ROLES
from actions.yaml_model import YamlModel, YamlModelError, read_yaml_model

FOLDER = Path(__file__).parent.parent / "workflows"
OPENER, HANDLER, CLOCK, ROLE = "opener", "handler", "clock", "role:"
NeedType = Literal["words", "choice", "yes_no", "date", "clause"]
# The types of a case's fields, as those of what is told with a move that opens the case.
NEED_TYPES: Mapping[str, NeedType] = {
    "text": "words",
    "person": "words",
    "choice": "choice",
    "yes_no": "yes_no",
    "date": "date",
    "date_time": "words",
}
Known = Mapping[str, str]
"""The values of a case's fields, and what was told with its moves."""


class State(YamlModel):
    """Where a case may stand: `label` in words; in a `final` state nothing more happens, a `resting` one needs nobody.

    On reaching it the case is handed to the role that it `belongs_to`, else it stays with whoever has it; the role that
    it is `joined_by` handles it as well from then on.
    """

    label: str
    final: bool = False
    resting: bool = False
    belongs_to: str | None = None
    joined_by: str | None = None

    @validator("belongs_to", "joined_by")
    def _is_role(cls, role: str | None) -> str | None:
        if role is not None and role not in ROLES:
            raise ValueError(f"{role} is not among the roles {', '.join(sorted(ROLES))}")
        return role


class Need(YamlModel):
    """Something to be told with a move, where what is known of the case and told with it is as `only_if` says.

    A date lies `not_before` the day in one field of the case, `at_latest` on the day in another, and, where it is kept
    `within_longest`, no further ahead than the organisation lets an exemption last. What is for `handlers_only` is kept
    from the person who opened the case; what is written `to_opener` reaches them as a message. A clause of a policy is
    told by its id. What is `usual` holds where nothing else is told.
    """

    name: str
    type: NeedType
    ask: str
    choices: Mapping[str, str] = {}
    optional: bool = False
    usual: str | None = None
    only_if: Mapping[str, tuple[str, ...]] = {}
    handlers_only: bool = False
    to_opener: bool = False
    not_before: str | None = None
    at_latest: str | None = None
    within_longest: bool = False

    @root_validator(skip_on_failure=True)
    def _has_its_choices(cls, need: dict[str, Any]) -> dict[str, Any]:
        if (need["type"] == "choice") != bool(need["choices"]):
            raise ValueError("a need has choices if, and only if, its type is choice")
        return {**need, "choices": YES_NO} if need["type"] == "yes_no" else need

    @root_validator(skip_on_failure=True)
    def _can_be_as_usual(cls, need: dict[str, Any]) -> dict[str, Any]:
        if need["usual"] is not None and not (need["optional"] and need["usual"] in need["choices"]):
            raise ValueError("what is usual is one of the choices of something that may be left out")
        return need

    def applies(self, known: Known) -> bool:
        """Returns whether it is to be told, given what is known of a case and told with the move."""
        return _agrees(known, self.only_if)


class Move(YamlModel):
    """Something that may be done with a case; one that leads `to` no other state is a step that is only recorded.

    `by` says who may: its `opener`, whoever is its `handler`, a handler who has a role (`role:ciso`), or nobody but the
    `clock`. `only_if`
    gives values of what is known of the case under which it is possible at all; `only_after` gives steps that must
    have been recorded, each with the values under which that is so. `opens` is the kind of case that it opens, `enters`
    the kind of entry in a register that it makes of what is known of the case.
    `tells` gives for those concerned what they are told; `clauses` are what it rests on.
    """

    name: str
    label: str
    starts: tuple[str, ...] = Field(..., alias="from")
    to: str | None = None
    by: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    only_if: Mapping[str, tuple[str, ...]] = {}
    only_after: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    opens: str | None = None
    enters: str | None = None
    tells: Mapping[Literal["opener", "handlers"], str] = {}
    clauses: tuple[str, ...]

    @validator("starts", "by", "clauses")
    def _is_not_empty(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if not names:
            raise ValueError("must name at least one")
        return names

    @validator("by", each_item=True)
    def _is_somebody(cls, who: str) -> str:
        if who not in (OPENER, HANDLER, CLOCK, *(f"{ROLE}{role}" for role in ROLES)):
            raise ValueError(f"{who} is nobody who may make a move")
        return who

    @validator("enters")
    def _is_not_told(cls, kind: str | None) -> str | None:
        if kind is not None and kind_named(kind).kind in told_kinds():
            raise ValueError(f"{kind} is told by people and entered by no move")
        return kind

    @root_validator(skip_on_failure=True)
    def _asks_for_what_it_opens(cls, move: dict[str, Any]) -> dict[str, Any]:
        return {**move, "needs": _needs_of_kind(move["opens"])} if move["opens"] else move

    def applies(self, known: Known, recorded: Collection[str]) -> bool:
        """Returns whether it is possible, given what is known of a case and the moves made in it."""
        missing = (values for step, values in self.only_after.items() if step not in recorded)
        return _agrees(known, self.only_if) and not any(_agrees(known, values) for values in missing)

    def needs_where(self, known: Known) -> tuple[Need, ...]:
        """Returns what is to be told in a case of which this is known; what hangs on another need may be."""
        others = {need.name for need in self.needs}
        return tuple(need for need in self.needs if _agrees(known, _without(need.only_if, others)))

    def roles(self) -> frozenset[str]:
        """Returns the roles that somebody must have one of, none where every handler or the opener may make it."""
        is_for_a_role = all(who.startswith(ROLE) for who in self.by)
        return frozenset(who.removeprefix(ROLE) for who in self.by) if is_for_a_role else frozenset()


class Workflow(YamlModel):
    """The states of a kind of case, beginning with `first`, and the moves between them."""

    kind: str
    first: str
    states: Mapping[str, State]
    moves: tuple[Move, ...]

    def move(self, name: str) -> Move | None:
        """Returns the move of this name."""
        return next((move for move in self.moves if move.name == name), None)

    @root_validator(skip_on_failure=True)
    def _holds_together(cls, table: dict[str, Any]) -> dict[str, Any]:
        faults = list(_faults(table["kind"], table["first"], table["states"], table["moves"]))
        if faults:
            raise ValueError("; ".join(faults))
        return table


@cache
def workflow_of(kind: str) -> Workflow:
    """Returns the workflow of a kind of case. Raises UnknownKindError, or YamlModelError naming each fault."""
    workflow = read_yaml_model(FOLDER / f"{kind_named(kind).kind}.yml", Workflow)
    if workflow.first != kind_named(kind).first_status:
        raise YamlModelError(f"{FOLDER / kind}.yml: first: cases of this kind begin as {kind_named(kind).first_status}")
    return workflow


def _agrees(known: Known, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    return all(known.get(name) in values for name, values in wanted.items())


def _without(wanted: Mapping[str, tuple[str, ...]], names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    return {name: values for name, values in wanted.items() if name not in names}


def _needs_of_kind(kind: str) -> tuple[Need, ...]:
    return tuple(
        Need(
            name=field.name,
            type=NEED_TYPES[field.type],
            ask=field.ask,
            choices=field.choices if field.type == "choice" else {},
            optional=field.optional,
            only_if=field.only_if,
        )
        for field in kind_named(kind).fields
    )


def _faults(kind: str, first: str, states: Mapping[str, State], moves: tuple[Move, ...]) -> Iterator[str]:
    names = [move.name for move in moves]
    yield from (
        f"{name} names more than one move" for name in sorted({each for each in names if names.count(each) > 1})
    )
    yield from (f"{name} is both a move and a state" for name in names if name in states)
    if first not in states:
        yield f"the first state {first} is not among the states"
    for move in moves:
        yield from _faults_of_move(kind, move, states, names)


def _faults_of_move(kind: str, move: Move, states: Mapping[str, State], names: list[str]) -> Iterator[str]:
    unknown = [name for name in (*move.starts, move.to or move.starts[0]) if name not in states]
    yield from (f"{move.name} names the unknown state {name}" for name in unknown)
    yield from (f"{move.name} waits for the unknown move {name}" for name in move.only_after if name not in names)
    days = [day for need in move.needs for day in (need.not_before, need.at_latest) if day]
    yield from (f"{move.name} asks for the unknown field {day}" for day in days if kind_named(kind).field(day) is None)
    yield from _needs_that_never_apply(kind, move)
    if move.roles() and not unknown:
        yield from _made_by_nobody(move, states)


def _needs_that_never_apply(kind: str, move: Move) -> Iterator[str]:
    choices = {field.name: field.choices for field in kind_named(move.opens or kind).fields}
    choices |= {need.name: need.choices for need in move.needs}
    for need in move.needs:
        for other, values in need.only_if.items():
            if not set(values) <= set(choices.get(other, ())):
                yield f"{move.name} asks for {need.name} under values that {other} cannot have"


def _made_by_nobody(move: Move, states: Mapping[str, State]) -> Iterator[str]:
    for name in move.starts:
        owners = {states[name].belongs_to, states[name].joined_by} - {None}
        if not owners & move.roles():
            yield f"{move.name} may be made by nobody who has the case when it is {name}"
