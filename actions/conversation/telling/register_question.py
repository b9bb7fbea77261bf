"""Reads what somebody asks of the register of exemptions: whose, falling due when, for what."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from actions.conversation.telling.phrases import Words, phrases, words_of
from actions.conversation.telling.spelling import spelt_out
from actions.conversation.telling.stretches import Stretch, stretches_meant, stretches_told

FILE = Path(__file__).parent / "words" / "exemption_register.yml"
DAYS_AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class RegisterQuestion:
    """What is asked: the speaker's `own`, their team's, or neither where they ask after all that they may see.

    `falls_due` are the days in which something is to be reviewed or ends, `with_past` says that what has ended counts
    too, `asks_for` that the exemption for something certain is meant.
    """

    own: bool = False
    team: bool = False
    falls_due: Stretch | None = None
    with_past: bool = False
    asks_for: bool = False


def read_question(text: str, today: date) -> RegisterQuestion:
    """Return what a message asks of the register; days are counted from `today`."""
    told = _lists_in(words_of(text))
    falls_due = _stretch(text, today) or (Stretch(today, today + DAYS_AHEAD) if "falls_due" in told else None)
    is_wider = not told.isdisjoint({"team", "everything"})
    return RegisterQuestion(
        own="own" in told and not is_wider,
        team="team" in told,
        falls_due=falls_due,
        with_past="past" in told,
        asks_for="asks_for" in told,
    )


def _stretch(text: str, today: date) -> Stretch | None:
    """Return the stretch of the calendar that is named; of a month without its year the one to come."""
    for found in stretches_told(spelt_out(text)):
        meant = stretches_meant(found, today)
        return next((each for each in meant if each.last >= today), meant[-1])
    return None


def _lists_in(said: Words) -> set[str]:
    """Return the lists that have a phrase in what was said."""
    runs = {said[start:end] for start in range(len(said)) for end in range(start + 1, len(said) + 1)}
    return {name for name, known in _phrases().items() if not known.isdisjoint(runs)}


@cache
def _phrases() -> dict[str, set[Words]]:
    lists: dict[str, set[Words]] = {}
    for words, name in phrases(FILE).items():
        lists.setdefault(name, set()).add(words)
    return lists
