"""The cards of every kind of message, from messages as the assistant sent them."""

import json
import subprocess
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.channels.cards.card import card
from bot.channels.cards.message import as_message
from bot.channels.cards.wording import wording
from bot.channels.signed_choice import Choices
from bot.channels.tokens import Signer
from tests.tabs import elements

FOLDER = Path(__file__).parent
MESSAGES: dict[str, dict[str, Any]] = YAML(typ="safe").load((FOLDER / "messages.yml").read_text(encoding="utf-8"))
CHOICES = Choices(Signer("a key that only this test knows of"), "a conversation")
LOOKS = {"default", "emphasis", "good", "attention", "warning", "accent"}
SHOUT = "[click](https://elsewhere.example) **now**"


def _card(name: str) -> dict[str, Any]:
    made = card(as_message(MESSAGES[name], CHOICES), name)
    assert made is not None
    return made


def _words(shown: Any) -> str:
    """Everything that a card shows, hidden parts too."""
    return "\n".join(str(each["text"]) for each in elements(shown) if "text" in each)


def _titles(shown: Any) -> list[str]:
    return [each["data"]["title"] for each in elements(shown) if each.get("type") == "Action.Submit"]


def _actions(shown: Any, kind: str) -> list[dict[str, Any]]:
    return [each for each in elements(shown) if each.get("type") == f"Action.{kind}"]


def _citation(quote: str, opening: str = "") -> dict[str, str]:
    return {
        "policy": "Parks",
        "section": "Conduct",
        "clause": "",
        "quote": quote,
        "last_reviewed": "",
        "opening": opening,
    }


def _answer_citing(citations: list[dict[str, str]]) -> Any:
    answer = MESSAGES["not_allowed"]
    return card(as_message({**answer, "custom": {**answer["custom"], "citations": citations}}, CHOICES), "answer")


CARDS = [name for name in MESSAGES if name != "words"]


def test_bare_words_need_no_card() -> None:
    assert card(as_message(MESSAGES["words"], CHOICES), "words") is None


def test_the_official_library_finds_no_fault_with_any() -> None:
    cards = json.dumps([_card(name) for name in CARDS])
    checked = subprocess.run(
        ["node", str(FOLDER / "validate.cjs")], input=cards, capture_output=True, text=True, check=True
    )
    assert json.loads(checked.stdout) == [[] for _ in CARDS]


@pytest.mark.parametrize("name", CARDS)
class TestEveryCard:
    def test_offers_every_button_once(self, name: str) -> None:
        assert sorted(_titles(_card(name))) == sorted(button["title"] for button in MESSAGES[name]["buttons"])

    def test_signs_what_its_buttons_stand_for(self, name: str) -> None:
        signed = (action["data"] for action in _actions(_card(name), "Submit"))
        meant = {data["title"]: CHOICES.accept(data["choice"]) for data in signed}
        assert meant == {button["title"]: button["payload"] for button in MESSAGES[name]["buttons"]}

    def test_tells_clients_without_cards_everything_in_words(self, name: str) -> None:
        assert _card(name)["fallbackText"] == MESSAGES[name]["text"]

    def test_can_be_spoken(self, name: str) -> None:
        assert _card(name)["speak"]

    def test_takes_no_markdown_from_what_people_and_policies_say(self, name: str) -> None:
        blocks = [each for each in elements(_card(name)) if each.get("type") == "TextBlock"]
        links = [each["text"] for each in blocks if each.get("style") != "heading"]
        assert all(text.startswith("[") and ("](tel:" in text or "](mailto:" in text) for text in links)

    def test_names_what_it_folds_like_no_other_card(self, name: str) -> None:
        again = card(as_message(MESSAGES[name], CHOICES), "another")
        names = {each["id"] for each in elements(_card(name)) if "id" in each}
        assert names.isdisjoint(each["id"] for each in elements(again) if "id" in each)


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("name", "word", "look"),
        [
            ("not_allowed", "✕ Not allowed", "attention"),
            ("conditional", "◑ It depends", "warning"),
            ("not_covered", "? The policy does not settle this", "emphasis"),
            ("guidance", "§ What the policy says", "accent"),
        ],
    )
    def test_shows_its_verdict_by_word_picture_and_colour(self, name: str, word: str, look: str) -> None:
        verdict = _card(name)["body"][0]
        assert (verdict["items"][0]["text"], verdict["style"]) == (word, look)

    def test_folds_the_policy_s_words_under_a_button_that_says_so(self) -> None:
        (fold,) = _actions(_card("not_allowed"), "ToggleVisibility")
        hidden = next(each for each in elements(_card("not_allowed")) if each.get("id") == fold["targetElements"][0])
        assert fold["title"] == "The policy’s own words"
        assert hidden["isVisible"] is False
        assert MESSAGES["not_allowed"]["custom"]["citations"][0]["quote"] in _words(hidden)

    def test_says_the_opening_of_a_list_once_above_its_items(self) -> None:
        opening = MESSAGES["not_allowed"]["custom"]["citations"][0]["opening"]
        assert _words(_card("not_allowed")).splitlines().count(opening) == 1

    def test_keeps_items_of_a_list_together_under_their_opening_wherever_they_are_cited(self) -> None:
        cited = [
            _citation("Yelling.", "Never:"),
            _citation("Be kind."),
            _citation("Never:"),
            _citation("Racing.", "Never:"),
        ]
        shown = _words(_answer_citing(cited)).splitlines()
        assert shown[shown.index("Never:") :][:3] == ["Never:", "• Yelling.", "• Racing."]
        assert not any("“Never:”" in line for line in shown)

    def test_quotes_the_opening_of_a_list_none_of_whose_items_it_cites(self) -> None:
        assert "“Never:”" in _words(_answer_citing([_citation("Never:"), _citation("Be kind.")]))

    def test_quotes_a_line_that_opens_something_above_what_stands_in_the_same_place(self) -> None:
        cited = [_citation("yelling"), {**_citation("Be kind."), "section": "Care"}, _citation("You must avoid:")]
        shown = [line for line in _words(_answer_citing(cited)).splitlines() if line.startswith(("“", "—"))]
        assert shown == ["“You must avoid:”", "“yelling”", "— Parks, Conduct", "“Be kind.”", "— Parks, Care"]

    def test_says_whom_to_ask(self) -> None:
        assert "Whom to ask: \nyour manager" in _words(_card("not_allowed"))

    def test_asks_what_it_hangs_on_right_above_the_buttons(self) -> None:
        *_, asked, buttons = _card("conditional")["body"]
        assert _words(asked) == MESSAGES["conditional"]["custom"]["conditions"][0]["ask"]
        assert _titles(buttons) == [button["title"] for button in MESSAGES["conditional"]["buttons"]]

    def test_shows_the_verdict_of_another_rule_that_is_touched(self) -> None:
        also = MESSAGES["touches_another_rule"]["custom"]["also"][0]
        shown = _words(_card("touches_another_rule"))
        assert also["says"] in shown
        assert also["citation"]["quote"] in shown

    def test_is_spoken_as_verdict_and_sentence(self) -> None:
        assert _card("not_allowed")["speak"].startswith("Not allowed. Gambling")


class TestASummary:
    def test_has_a_button_that_changes_each_field(self) -> None:
        rows = [each for each in elements(_card("summary")["body"]) if each.get("type") == "ColumnSet"]
        fields = MESSAGES["summary"]["custom"]["fields"]
        assert [_titles(row) for row in rows] == [[f"Change: {field['label']}"] for field in fields]

    def test_describes_the_short_titles_of_these_buttons(self) -> None:
        changes = [action for action in _actions(_card("summary"), "Submit") if action["title"] == "Change"]
        assert all(action["tooltip"].startswith("Change: ") for action in changes)

    def test_asks_its_question_right_above_the_buttons_that_answer_it(self) -> None:
        *_, question, buttons = _card("summary")["body"]
        assert _words(question) == "This is what I would pass on. Is it right?"
        assert _titles(buttons) == ["Yes, open it", "Stop, do not open it"]

    def test_lets_every_sentence_of_a_complaint_be_struck(self) -> None:
        sentences = MESSAGES["summary_of_a_complaint"]["custom"]["sentences"]
        strikes = [button["title"] for button in MESSAGES["summary_of_a_complaint"]["buttons"]][: len(sentences)]
        rows = [each for each in elements(_card("summary_of_a_complaint")) if each.get("type") == "ColumnSet"]
        shown = [(_words(row), _titles(row)) for row in rows[: len(sentences)]]
        expected = zip(count(1), sentences, strikes, strict=False)
        assert shown == [(f"{place}. {sentence}", [strike]) for place, sentence, strike in expected]


class TestACase:
    def test_shows_where_it_stands(self) -> None:
        head = _words(_card("case_in_full")["body"][0])
        assert head == "▤ INC-2026-0001: Inappropriate material received\nreported"

    def test_shows_what_has_happened_with_the_last_step_marked(self) -> None:
        shown = _words(_card("case_among_others"))
        steps = MESSAGES["case_among_others"]["custom"]["history"]
        assert [f"○ {step['says']}" in shown for step in steps] == [True] * (len(steps) - 1) + [False]
        assert f"● {steps[-1]['says']}" in shown

    def test_folds_the_timeline_where_it_is_one_of_several(self) -> None:
        assert [each["title"] for each in _actions(_card("case_among_others"), "ToggleVisibility")] == [
            "What has happened"
        ]
        assert _actions(_card("case_in_full"), "ToggleVisibility") == []

    def test_folds_what_was_told_for_whoever_handles_it(self) -> None:
        (fold,) = _actions(_card("case_of_a_handler"), "ToggleVisibility")
        assert fold["title"] == "What was told"


class TestOtherCards:
    def test_of_an_opened_case_show_reference_and_receipt(self) -> None:
        opened = MESSAGES["opened_with_receipt"]["custom"]
        head = _words(_card("opened_with_receipt")["body"][0])
        assert opened["reference"] in head
        assert opened["receipt"] in head

    def test_of_a_receipt_show_its_words_apart(self) -> None:
        assert MESSAGES["receipt"]["custom"]["receipt"] in _words(_card("receipt")["body"][0]).splitlines()

    def test_of_the_register_are_a_table_under_its_titles(self) -> None:
        table = next(each for each in elements(_card("register")) if each.get("type") == "Table")
        header, first = table["rows"]
        assert _words(header).splitlines() == ["Exemption", "What for", "Whose", "Until"]
        assert MESSAGES["register"]["custom"]["rows"][0]["holder_name"] in _words(first)

    def test_of_an_empty_register_are_words(self) -> None:
        assert not any(each.get("type") == "Table" for each in elements(_card("register_without_entry")))

    def test_of_danger_call_before_all_else(self) -> None:
        assert [action["url"] for action in _actions(_card("emergency")["body"][0], "OpenUrl")] == ["tel:111"]

    def test_of_contacts_can_be_called_and_written_to(self) -> None:
        shown = _words(_card("contacts"))
        phones = [each["phone"] for each in MESSAGES["contacts"]["custom"]["contacts"] if "phone" in each]
        assert all(f"[{phone}](tel:" in shown for phone in phones)

    def test_of_contacts_name_nobody_twice(self) -> None:
        names = [each["name"] for each in MESSAGES["contacts"]["custom"]["contacts"]]
        assert all(_words(_card("contacts")).splitlines().count(name) == 1 for name in names)


def test_a_message_from_before_an_upgrade_is_shown_in_words() -> None:
    older = {"type": "case", "reference": "INC-2026-0001", "kind": "inappropriate_material", "status": "reported"}
    message = {**MESSAGES["case_in_full"], "custom": older}
    made = card(as_message(message, CHOICES), "older")
    assert MESSAGES["case_in_full"]["text"] == _words(made)
    assert _titles(made) == [button["title"] for button in MESSAGES["case_in_full"]["buttons"]]


def test_an_address_that_is_none_becomes_no_link() -> None:
    contact = {"name": "Somebody", "phone": SHOUT, "email": SHOUT}
    message = {"text": "Here", "custom": {"type": "contacts", "contacts": [contact]}}
    made = card(as_message(message, CHOICES), "contact")
    assert [each["type"] for each in elements(made) if each.get("text") == SHOUT] == ["TextRun", "TextRun"]


def test_every_look_is_one_that_cards_know() -> None:
    assert {verdict["look"] for verdict in wording()["verdicts"].values()} <= LOOKS


def test_every_verdict_has_a_picture_and_a_word() -> None:
    assert all(verdict["icon"] and verdict["word"] for verdict in wording()["verdicts"].values())
