"""How each kind of report might be told, and the form that hears it; a new kind joins with a file in tellings/."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import actions.conversation
from actions.cases.kinds import told_kinds
from actions.conversation.reporting.action import TakeReport
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.services import organisations
from actions.conversation.turn import Turn
from actions.people.person import Person
from actions.yaml_model import YamlModel, read_yaml_model

FOLDER = Path(__file__).with_name("tellings")
KINDS = told_kinds()

# What is said, and what the field then holds.
Lines = Mapping[str, str]


class Telling(YamlModel):
    """Words for a report of one kind."""

    begins: str
    account: str
    besides: Lines
    answers: Mapping[str, Lines]
    corrections: Mapping[str, Lines]


@cache
def telling(kind: str) -> Telling:
    return read_yaml_model(FOLDER / f"{kind}.yml", Telling)


@cache
def report(kind: str) -> ReportTopic:
    """The topic that opens cases of this kind."""
    for module in walk_packages(actions.conversation.__path__, "actions.conversation."):
        import_module(module.name)
    (found,) = {
        each.report.topic: each.report
        for each in subclasses(TakeReport)  # type: ignore[type-abstract]
        if each.report.kind_name == kind
    }.values()
    return found


def subclasses(parent: type[TakeReport]) -> list[type[TakeReport]]:
    return [each for child in parent.__subclasses__() for each in (child, *subclasses(child))]


@cache
def form(kind: str) -> ReportForm:
    """The form as somebody at the Ministry of Justice fills it in whose manager is nobody."""
    person = Person("staff@justice.example", "Tama", "justice", None, frozenset({"staff"}), None)
    kept = {name: draw() for name, draw in report(kind).draws.items()}
    return report(kind).form(Turn("", "", 0.0, {}, person, organisations()["justice"]), kept)


def slots(kind: str, told: Any) -> dict[str, Any]:
    """The conversation's memory of a report, as Rasa keeps it from one message to the next."""
    return {event["name"]: event["value"] for event in report(kind).remembered(told, {})}
