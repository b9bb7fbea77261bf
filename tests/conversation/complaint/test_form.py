"""How a complaint of harassment is taken, turn by turn."""

from actions.cases.kinds import kind_named
from actions.conversation.complaint.form import ComplaintForm
from actions.conversation.message import Message
from actions.conversation.reporting.state import CONFIRMED, Input, Reader, Step, Told, Turn, Values
from actions.conversation.telling.harassment_complaint import read_account, read_fields
from tests.conversation.clock import NOW

RECEIPT = "anvil bonnet cider dahlia easel ferret goblet"
TOLD = {
    "role": "target",
    "description": "He leaned over my desk. Then he blew in my ear. I went home early.",
    "occurred_at": "2026-11-17",
    "respondent": "Rob Ellis",
    "preferred_option": "formal",
    "addressee": "people_team",
    "anonymous": "no",
}
OPTIONAL = frozenset({"witnesses", "support_person", "contact_preference"})


def faults(told: Values) -> dict[str, str]:
    is_theirs = told.get("addressee") == "manager" and told.get("respondent") == "my manager"
    return {"addressee": "never to the person it is about"} if is_theirs else {}


FORM = ComplaintForm(
    kind_named("harassment_complaint"),
    Reader(read_fields, read_account, faults=faults),
    kept={"receipt": RECEIPT},
    speaker="Mere Tāwhai",
)


def say(told: Told, words: str) -> Turn:
    return FORM.turn(told, Input(words, NOW))


def asked(name: str, **values: str) -> Told:
    return Told({**{each: value for each, value in TOLD.items() if each != name}, **values}, name, skipped=OPTIONAL)


def at_the_summary(**values: str) -> Told:
    return Told({**TOLD, **values}, CONFIRMED, skipped=OPTIONAL)


def buttons(message: Message) -> list[str]:
    return [button.title for button in message.buttons]


def test_the_manager_whom_it_is_about_is_no_choice() -> None:
    turn = say(asked("preferred_option", respondent="my manager"), "formal")
    told = Told({name: value for name, value in turn.told.values.items() if name != "addressee"}, "preferred_option")
    assert "My manager" not in buttons(say(told, "formal").says[-1])


def test_the_manager_whom_it_is_about_is_refused_kindly_and_asked_for_again() -> None:
    turn = say(asked("addressee", respondent="my manager"), "my manager")
    assert ("addressee" in turn.told.values, turn.told.asked) == (False, "addressee")
    assert "never to the person" in turn.says[0].text


def test_whoever_is_not_sure_where_it_should_go_is_given_a_suggestion_to_confirm() -> None:
    unsure = say(asked("addressee"), "not sure")
    assert "addressee" not in unsure.told.values
    assert say(unsure.told, "yes").told.values["addressee"] == "people_team"


def test_yes_alone_names_nobody_where_nothing_was_suggested() -> None:
    assert "addressee" not in say(asked("addressee"), "yes").told.values


def test_whoever_is_not_sure_about_their_name_hears_what_each_way_means() -> None:
    unsure = say(asked("anonymous"), "not sure")
    assert ("anonymous" in unsure.told.values, unsure.told.asked) == (False, "anonymous")
    assert "receipt" in unsure.says[0].text


def test_a_receipt_is_shown_before_yes_where_no_name_is_wanted() -> None:
    turn = say(asked("anonymous"), "yes please")
    assert turn.told.asked == CONFIRMED
    assert RECEIPT in turn.says[-2].text


def test_no_receipt_is_shown_where_the_name_goes_with_it() -> None:
    assert not any(RECEIPT in message.text for message in say(asked("anonymous"), "no").says)


def test_whoever_wants_no_name_hears_once_that_one_may_be_guessed() -> None:
    turn = say(asked("anonymous", addressee="manager", description="Mere, he said, you look great"), "yes")
    said = [message for message in turn.says if "may still recognise" in message.text]
    assert len(said) == 1
    assert "own name" in said[0].text
    assert "own manager" in said[0].text
    assert not any("may still recognise" in message.text for message in say(turn.told, "formal, not informal").says)


def test_the_options_stand_beside_the_question_for_them() -> None:
    turn = say(asked("preferred_option"), "umm")
    assert buttons(turn.says[-1])[-1] == "What are the options?"


def test_nobody_is_no_name() -> None:
    turn = FORM.turn(Told(TOLD, "witnesses"), Input("nobody else was around", NOW))
    assert ("witnesses" in turn.told.values, "witnesses" in turn.told.skipped) == (False, True)


def test_nobody_and_something_else_besides_is_both_heard() -> None:
    told = Told({name: value for name, value in TOLD.items() if name != "anonymous"}, "witnesses")
    turn = FORM.turn(told, Input("nobody. and I'd like to stay anonymous", NOW))
    assert ("witnesses" in turn.told.values, turn.told.values["anonymous"]) == (False, "yes")


def test_the_summary_numbers_the_sentences() -> None:
    turn = say(asked("anonymous"), "no")
    assert "2. Then he blew in my ear." in turn.says[-1].text
    assert "Strike: “Then he blew in my ear.”" in buttons(turn.says[-1])


def test_a_sentence_is_struck_by_its_button_and_put_back_by_another() -> None:
    summary = say(asked("anonymous"), "no")
    struck = press(summary, "Strike: “Then")
    assert struck.told.values["description"] == "He leaned over my desk. I went home early."
    assert press(struck, "Put it back").told.values["description"] == TOLD["description"]


def test_an_older_button_strikes_the_sentence_that_it_names() -> None:
    summary = say(asked("anonymous"), "no")
    struck = press(summary, "Strike: “He leaned")
    again = FORM.turn(struck.told, button(summary, "Strike: “I went"))
    assert again.told.values["description"] == "Then he blew in my ear."


def test_struck_sentences_come_back_one_after_the_other() -> None:
    turn = say(say(at_the_summary(), "leave out 1").told, "strike the last sentence")
    assert turn.told.values["description"] == "Then he blew in my ear."
    turn = say(say(turn.told, "put it back").told, "undo")
    assert turn.told.values["description"] == TOLD["description"]


def test_the_last_sentence_is_not_struck_without_a_word() -> None:
    turn = say(at_the_summary(), "delete sentences 1, 2 and 3")
    assert turn.told.values["description"] == TOLD["description"]
    assert "at least a few words" in turn.says[0].text


def test_which_sentence_is_asked_where_it_is_not_clear() -> None:
    turn = say(at_the_summary(), "take out the bit about the helicopter")
    assert turn.told.values["description"] == TOLD["description"]
    assert "its number" in turn.says[0].text


def test_a_sentence_can_be_struck_before_the_summary_too() -> None:
    turn = say(asked("anonymous"), "leave out the bit about my ear")
    assert turn.told.values["description"] == "He leaned over my desk. I went home early."
    assert turn.told.asked == "anonymous"


def test_what_is_submitted_has_no_struck_sentence() -> None:
    turn = say(say(at_the_summary(), "leave out 2").told, "yes")
    assert turn.step is Step.SUBMITTED
    assert FORM.settled(turn.told)["description"] == "He leaned over my desk. I went home early."
    assert "struck" not in FORM.settled(turn.told)


def test_stopping_says_that_nothing_was_kept_and_support_stays() -> None:
    turn = say(asked("addressee"), "stop")
    assert turn.step is Step.STOPPED
    assert "Nothing was kept" in turn.says[0].text


def press(turn: Turn, title: str) -> Turn:
    return FORM.turn(turn.told, button(turn, title))


def button(turn: Turn, title: str) -> Input:
    found = next(each for message in turn.says for each in message.buttons if each.title.startswith(title))
    return Input("", NOW, found.intent, found.values.get("field"), found.values.get("value"))
