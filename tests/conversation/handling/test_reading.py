"""What people say when they handle a case, as it is read."""

from datetime import date

import pytest

from actions.cases.workflow.table import Need
from actions.conversation.telling.handling.deed import NOTHING, read_deed
from actions.conversation.telling.handling.editing import edited
from actions.conversation.telling.handling.need import read_day
from actions.conversation.telling.handling.place import read_place
from actions.conversation.telling.handling.reply_words import reply_words
from actions.conversation.telling.handling.told_along import told_along
from actions.conversation.telling.handling.words import words_told

TODAY = date(2026, 2, 4)
IN_PROGRESS = ("copy_requested", "advice_sought", "sender_contacted", "request_deletion", "escalate", "reply", "remind")
LETTER = (
    "Kia ora Mere,\n\nI have your report. I will ring tomorrow. The desk can help with a filter.\n\nNgā mihi\nRāwiri"
)


@pytest.mark.parametrize(
    ("text", "possible", "name"),
    [
        ("could you ping me about this on Friday", IN_PROGRESS, "remind"),
        ("HR reckon we should leave it with the sender's firm", IN_PROGRESS, "advice_sought"),
        ("have her get rid of the thing", IN_PROGRESS, "request_deletion"),
        ("he's to send me a copy", IN_PROGRESS, "copy_requested"),
        ("I had a word with the sender about it", IN_PROGRESS, "sender_contacted"),
        ("I agree, the courtroom really has no network", ("agree", "refuse"), "agree"),
        ("knock it back please, there's a shared drive for that", ("agree", "refuse"), "refuse"),
        ("not upheld", ("find_substantiated", "find_not_substantiated"), "find_not_substantiated"),
        ("two of them saw it, so upheld", ("find_substantiated", "find_not_substantiated"), "find_substantiated"),
        ("am I allowed to use my own phone for this", IN_PROGRESS, NOTHING),
        ("I lost my laptop at the airport", IN_PROGRESS, NOTHING),
        ("who else has seen this", IN_PROGRESS, "who"),
        ("when did we acknowledge it", IN_PROGRESS, "history"),
        ("INC-2026-0004", IN_PROGRESS, "open"),
    ],
)
def test_what_is_meant_is_read_among_what_is_possible(text: str, possible: tuple[str, ...], name: str) -> None:
    assert read_deed(text, possible).name == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the second one", 1),
        ("open number 3 please", 2),
        ("the last one", 3),
        ("1", 0),
        ("2nd", 1),
        ("can we look at the first case on the list", 0),
        ("the seventh one", None),
        ("one of my staff was rude", None),
        ("it happened on the second floor", None),
    ],
)
def test_a_place_in_a_list_of_four(text: str, place: int | None) -> None:
    assert read_place(text, 4) == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("let her know that the wipe has been sent", "the wipe has been sent"),
        ("tell him I'm on leave till Monday", "I'm on leave till Monday"),
        ("reply to the complainant that we can meet off site", "we can meet off site"),
        ("write to whoever made the complaint: thank you for telling us", "thank you for telling us"),
        ("tell her to delete it", None),
        ("write to him", None),
    ],
)
def test_the_words_to_be_written(text: str, words: str | None) -> None:
    assert reply_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("close it – nothing further", "nothing further"),
        ("I decline because the risk is too high", "the risk is too high"),
        ("he didn't do it: not substantiated", "he didn't do it"),
        ("close it: we looked and close it is what we agreed", "we looked and close it is what we agreed"),
        ("close it please", None),
        ("close it, thanks", None),
    ],
)
def test_the_words_told_besides_the_deed(text: str, words: str | None) -> None:
    named = {"close it", "not substantiated", "close it please"}
    assert words_told(text, lambda part: float(part in named)) == words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("approve it till 30 June", "2026-06-30"),
        ("for three months", "2026-05-03"),
        ("till June", None),
        ("tomorrow", "2026-02-05"),
        ("for ages", None),
    ],
)
def test_a_term_is_a_single_day_or_none(text: str, day: str | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "has", "has_not"),
    [
        ("say Monday instead of tomorrow", "I will ring Monday.", "tomorrow"),
        ("replace tomorrow with on Friday", "I will ring on Friday.", "tomorrow"),
        ("leave out the bit about the filter", "I will ring tomorrow.", "filter"),
        ("add that she did the right thing", "She did the right thing.\n\nNgā mihi", "that she"),
        ("change it to: Thank you, I am on it.", "Thank you, I am on it.", "Kia ora"),
    ],
)
def test_a_letter_is_changed_as_is_said(text: str, has: str, has_not: str) -> None:
    changed = edited(LETTER, text)
    assert changed and has in changed and has_not not in changed


@pytest.mark.parametrize("text", ["seventeen oranges", "yes", "replace Sunday with Monday", "leave out the elephants"])
def test_what_changes_nothing_leaves_the_letter_alone(text: str) -> None:
    assert edited(LETTER, text) is None


def test_what_was_done_is_told_by_saying_that_it_was_done() -> None:
    needs = (Need(name="words", type="words", ask="How serious is it?"),)
    assert told_along("triage", needs, "low, the phone was locked", TODAY) == {"words": "low, the phone was locked"}
    assert told_along("triage", needs, "note how serious it is", TODAY) == {}
