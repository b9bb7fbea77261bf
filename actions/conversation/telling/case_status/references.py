"""Reads references of cases, also as people type them: “inc 2026 3”, “HAR20260002”, “number 12”."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from actions.cases.kinds import kind_named, kind_names

# The letters O and l are often typed for the figures 0 and 1.
FIGURE = "[0-9oOl]"
PARTED = r"[\s\-_./#:–—]*"
BARE = re.compile(
    r"\b(20\d\d)[-/ ](\d{3,4})\b|(?:\b(?:number|no|ref|reference|case|report)\b\.?|#)\W*(?:is )?(\d{1,4})\b"
)


@dataclass(frozen=True)
class Typed:
    """A reference as it was typed; what was left out is None."""

    prefix: str | None
    year: str | None
    number: int

    def is_of(self, reference: str) -> bool:
        """Return whether it stands for this reference."""
        prefix, year, number = reference.split("-")
        return self.prefix in (None, prefix) and self.year in (None, year) and self.number == int(number)

    def __str__(self) -> str:
        """Return it as references are written."""
        return "-".join(part for part in (self.prefix, self.year, f"{self.number:04d}") if part)


def references_in(text: str) -> tuple[Typed, ...]:
    """Return the references typed in a text, in order."""
    whole = [_typed(found) for found in _with_prefix().finditer(text)]
    return tuple(whole) or tuple(_bare(found) for found in BARE.finditer(text.casefold()))


def without_references(text: str, instead: str = "") -> str:
    """Return the text with other words instead of the references in it."""
    return _with_prefix().sub(instead, text).strip()


def _with_prefix() -> re.Pattern[str]:
    prefixes = "|".join(_prefixes())
    year, number = rf"(2{FIGURE}\d\d)", rf"({FIGURE}{{1,4}})"
    # Without a year there must be a figure, or “into” would be INT-0000.
    return re.compile(rf"\b({prefixes}){PARTED}(?:{year}{PARTED}|(?=[ol]*\d)){number}\b", re.IGNORECASE)


def _prefixes() -> Collection[str]:
    return [kind_named(name).reference_prefix for name in kind_names()]


def _typed(found: re.Match[str]) -> Typed:
    prefix, year, number = found.groups()
    return Typed(prefix.upper(), _figures(year) if year else None, int(_figures(number)))


def _bare(found: re.Match[str]) -> Typed:
    year, with_year, alone = found.groups()
    return Typed(None, year, int(with_year or alone))


def _figures(typed: str) -> str:
    return typed.casefold().replace("o", "0").replace("l", "1")
