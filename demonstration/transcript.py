"""What happens in a play as people read it: by day, by person, what was said and what was answered."""

from collections.abc import Iterable, Sequence
from datetime import date
from email.message import EmailMessage
from textwrap import fill, indent
from typing import Any

from demonstration.play import Scene

WIDTH = 110
MARGIN = " " * 6
ANSWER = " " * 4


def heading(title: str) -> str:
    """Return the title of a play."""
    return f"\n{title}\n{'=' * len(title)}"


def day(today: date) -> str:
    """Return a day."""
    return f"\n{today:%A %-d %B %Y}\n{'-' * len(f'{today:%A %-d %B %Y}')}"


def scene(told: Scene, name: str) -> str:
    """Return who comes to the chat, and when."""
    return f"\n{told.at:%H:%M}  {name}, {told.person}{f': {told.title}' if told.title else ''}"


def turn(said: str, replies: Sequence[dict[str, Any]], *, is_pressed: bool) -> str:
    """Return what somebody said, or the button that they pressed, and all that was answered."""
    mine = f"> [{said}]" if is_pressed else f"> {said}"
    return "\n".join([_wrapped(mine, MARGIN), *(_answer(reply) for reply in replies)])


def e_mails(told_by: Scene, delivered: Iterable[EmailMessage]) -> str:
    """Return who got which e-mail when the jobs ran."""
    told = [f"\n{told_by.at:%H:%M}  askfirst jobs run"]
    told += [_wrapped(f"e-mail to {each['To']}: {_matter(each)}", MARGIN) for each in delivered]
    return "\n".join(told)


def _answer(reply: dict[str, Any]) -> str:
    buttons = " ".join(f"[{button['title']}]" for button in reply["buttons"])
    return "\n".join(_wrapped(line, MARGIN + ANSWER) for line in (*reply["text"].split("\n"), buttons) if line)


def _matter(e_mail: EmailMessage) -> str:
    """Return the one line of an e-mail that says what it is about."""
    content = str(e_mail.get_content())
    lines = [line for line in content.splitlines() if line.strip()]
    return f"{e_mail['Subject']}. {lines[1]}"


def _wrapped(line: str, margin: str) -> str:
    return indent(fill(line, WIDTH - len(margin), subsequent_indent="  "), margin)
