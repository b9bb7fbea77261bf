import re

import pytest

from actions.cases.kinds import kind_named, kind_names
from actions.notify.letter import letter
from actions.notify.templates import template, templates

BETRAYS = re.compile(
    r"harass|complain|sexual|material|incident|exempt|breach|offen[cs]|anonymous|misconduct|report|porn|respondent",
    re.I,
)


@pytest.mark.parametrize("what", sorted(templates().notifications))
def test_no_words_betray_the_kind_of_matter(what: str) -> None:
    assert not BETRAYS.search(letter(what, "", None) + template(what).subject)


@pytest.mark.parametrize("what", sorted(templates().notifications))
def test_a_subject_names_no_reference(what: str) -> None:
    prefixes = {kind_named(kind).reference_prefix for kind in kind_names()}
    assert "{" not in template(what).subject
    assert not prefixes & set(template(what).subject.split())


@pytest.mark.parametrize("what", sorted(templates().notifications))
def test_every_text_names_the_reference(what: str) -> None:
    assert "HAR-2026-0001" in letter(what, "HAR-2026-0001", "https://askfirst.example")


def test_a_letter_says_where_to_go() -> None:
    assert "Open AskFirst to see it: https://askfirst.example" in letter(
        "due_soon", "INC-2026-0001", "https://askfirst.example"
    )
    assert "Open AskFirst and ask about INC-2026-0001" in letter("due_soon", "INC-2026-0001", None)
