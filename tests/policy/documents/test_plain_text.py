"""Reading plain text."""

import pytest

from tests.policy.documents.conftest import Outline


@pytest.mark.parametrize(
    "text",
    [
        "Bikes\n=====\n\nLocks\n-----\nLock it.\n",
        "# Bikes\n## Locks\nLock it.\n",
        "Bikes\n\nLocks\n\nLock it.\n",
    ],
)
def test_a_heading_is_underlined_marked_or_alone(outline_of: Outline, text: str) -> None:
    assert outline_of("bikes.txt", text) == ["# Bikes", "## Locks", "Lock it."]


def test_a_line_in_capitals_right_above_its_text_is_a_heading(outline_of: Outline) -> None:
    assert outline_of("bikes.txt", "Bikes\n\nLOCKS\nLock it.\n") == ["# Bikes", "## LOCKS", "Lock it."]


def test_a_numbered_heading_keeps_its_number(outline_of: Outline) -> None:
    assert outline_of("bikes.txt", "Bikes\n\n2. Locks\n\nLock it.\n") == ["# Bikes", "## 2. Locks", "Lock it."]


@pytest.mark.parametrize("rule", ["You must not ride at night", "Lock it.", "Owner: Chief Ranger"])
def test_a_rule_or_a_detail_that_is_alone_is_no_heading(outline_of: Outline, rule: str) -> None:
    assert outline_of("bikes.txt", f"Bikes\n\n{rule}\n\nLight it.\n") == ["# Bikes", rule, "Light it."]


def test_lines_of_a_paragraph_are_joined(outline_of: Outline) -> None:
    assert outline_of("bikes.txt", "Lock the bike\nat night.\n\nLight it.\n") == [
        "Lock the bike at night.",
        "Light it.",
    ]


def test_list_items_keep_their_depth_and_their_broken_lines(outline_of: Outline) -> None:
    text = "Never:\n* race\n  downhill\n    - or\n      uphill\n* smoke\n\nLock it.\n"
    assert outline_of("bikes.txt", text) == ["Never:", "- race downhill", "  - or uphill", "- smoke", "Lock it."]


def test_steps_with_blank_lines_between_are_no_headings(outline_of: Outline) -> None:
    assert outline_of("bikes.txt", "Then:\n\n1. Stop\n\n2. Wait\n\nLock it.\n") == [
        "Then:",
        "1. Stop",
        "2. Wait",
        "Lock it.",
    ]


def test_a_dash_within_a_sentence_begins_no_item(outline_of: Outline) -> None:
    assert outline_of("bikes.txt", "Lock it with a key\n– not a rope – at night.\n") == [
        "Lock it with a key – not a rope – at night."
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| Bike | Who |\n|------|-----|\n| Red | Rangers |\n",
        "Bike\tWho\n---\t---\nRed\tRangers\n",
        "Bike    Who\n------------\nRed     Rangers\n",
    ],
)
def test_a_table_is_drawn_with_bars_tabs_or_blanks(outline_of: Outline, table: str) -> None:
    assert outline_of("bikes.txt", f"Bikes\n\n{table}") == ["# Bikes", "## Red", "- Who", "  - Rangers"]


class TestAWordBrokenAtTheEndOfALine:
    def test_is_made_whole_where_it_is_a_word(self, outline_of: Outline) -> None:
        assert outline_of("bikes.txt", "Ask for author-\nisation first.\n") == ["Ask for authorisation first."]

    def test_is_made_whole_where_the_document_has_it_whole(self, outline_of: Outline) -> None:
        text = "A bikepark is open. Visit the bike-\npark now.\n"
        assert outline_of("bikes.txt", text) == ["A bikepark is open. Visit the bikepark now."]

    def test_keeps_its_hyphen_where_it_has_one(self, outline_of: Outline) -> None:
        assert outline_of("bikes.txt", "Use a hands-\nfree kit.\n") == ["Use a hands-free kit."]
        text = "Use over-time. Ask about over-\ntime.\n"
        assert outline_of("bikes.txt", text) == ["Use over-time. Ask about over-time."]
