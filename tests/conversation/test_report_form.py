"""A report comes out the same however it was told."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from actions.cases.kinds import kind_named
from actions.conversation.inappropriate_material import READER
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Input, Step, Told, Turn
from actions.conversation.telling.agreement import agrees
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.reply import Reply, read_reply
from tests.conversation.clock import NOW

FORM = ReportForm(kind_named("inappropriate_material"), READER)
BARE = "I was sent something inappropriate"
DESCRIPTION = "A photo of a bloke in nothing but socks"
# Each field in words that tell it whatever is asked, and in words that take it back.
TELLINGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "material_type": (("it came to me by email", "email"), ("they left me a voicemail", "voicemail")),
    "sender": (
        ("it came to me from jo@prints.example", "jo@prints.example"),
        ("I can see that Aroha Ngata sent it", "Aroha Ngata"),
    ),
    "sender_known": (("I know them", "yes"), ("I don't know them", "no")),
    "sender_origin": (("I think they are from outside", "external"), ("they work here", "internal")),
    "received_at": (("got it yesterday at 3pm", "2026-11-19T15:00"), ("it came in on last Tuesday", "2026-11-17")),
}
CORRECTIONS: Mapping[str, tuple[str, str]] = {
    "material_type": ("actually it was a text", "sms"),
    "sender": ("sorry, it was from kev@spam.example", "kev@spam.example"),
    "sender_origin": ("whoops, they're from inside the ministry", "internal"),
    "received_at": ("oh wait, it was on Monday at 9am", "2026-11-16T09:00"),
}
# What is said in between and tells nothing, by the field that is asked for; “not sure” would answer some of them.
NOISE = ("why do you need that?", "what?", "help", "thanks", "🦆", "what's that for", "hang on", "try again")
NOISE_WHERE_IT_IS_NEEDED = (*NOISE, "not sure", "no idea sorry")
NEEDED = ("received_at", "description")
FIELDS_OR_SUMMARY = st.sampled_from([*(field.name for field in FORM.kind.fields), CONFIRMED])
FULL = {name: lines[0][1] for name, lines in TELLINGS.items()} | {"description": DESCRIPTION}


def say(turn: Turn, words: str) -> Turn:
    return FORM.turn(turn.told, Input(words, NOW))


def begin(words: str = BARE) -> Turn:
    return FORM.begin(Input(words, NOW))


def at_the_summary(tellings: Mapping[str, str], order: Sequence[str], noise: st.DataObject | None = None) -> Turn:
    """Tell the fields in an order, with noise between them, and what is still asked for in the end."""
    turn = begin()
    for name in order:
        turn = tell(_with_noise(turn, noise), tellings[name])
    while turn.told.asked != CONFIRMED:
        turn = _with_noise(turn, noise)
        turn = say(turn, DESCRIPTION if turn.told.asked == "description" else tellings[str(turn.told.asked)])
    return _with_noise(turn, noise)


def tell(turn: Turn, words: str) -> Turn:
    """Say something, after the description where that is asked for, because whatever answers it is taken for it."""
    return say(say(turn, DESCRIPTION) if turn.told.asked == "description" else turn, words)


def _with_noise(turn: Turn, noise: st.DataObject | None) -> Turn:
    if noise is None:
        return turn
    lines = NOISE_WHERE_IT_IS_NEEDED if turn.told.asked in NEEDED else NOISE
    if turn.told.asked == CONFIRMED:
        lines = tuple(line for line in lines if line != "try again")
    for words in noise.draw(st.lists(st.sampled_from(lines), max_size=2)):
        turn = say(turn, words)
    return turn


tellings = st.fixed_dictionaries({name: st.sampled_from(lines) for name, lines in TELLINGS.items()})
orders = st.permutations(list(TELLINGS))


@settings(deadline=None, max_examples=60)
@given(tellings, orders, st.data())
def test_the_order_of_telling_and_what_comes_between_change_nothing(
    told: Mapping[str, tuple[str, str]], order: list[str], noise: st.DataObject
) -> None:
    turn = at_the_summary({name: words for name, (words, _) in told.items()}, order, noise)
    assert FORM.settled(turn.told) == {name: value for name, (_, value) in told.items()} | {"description": DESCRIPTION}


@settings(deadline=None, max_examples=60)
@given(tellings, orders)
def test_told_in_one_message_the_order_changes_nothing_either(
    told: Mapping[str, tuple[str, str]], order: list[str]
) -> None:
    turn = begin(". ".join(told[name][0].capitalize() if name != "sender" else told[name][0] for name in order) + ".")
    assert {name: turn.told.values[name] for name in TELLINGS} == {name: value for name, (_, value) in told.items()}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(tellings, orders, st.sampled_from(sorted(CORRECTIONS)), st.integers(0, 5))
def test_a_correction_counts_whenever_it_comes(
    told: Mapping[str, tuple[str, str]], order: list[str], name: str, place: int
) -> None:
    words, value = CORRECTIONS[name]
    turn = begin()
    said = [told[each][0] for each in order]
    for each in [*said[:place], words, *said[place:]]:
        # What answers the open question, or is said to the summary, is taken as it stands.
        assume(each == words or turn.told.asked not in (name, "description", CONFIRMED))
        turn = tell(turn, each)
    assert turn.told.values[name] == value


@settings(deadline=None, max_examples=30)
@given(tellings, orders, st.lists(st.sampled_from(["yes", "yep", "send it", "try again"]), min_size=2, max_size=5))
def test_a_second_yes_changes_nothing(told: Mapping[str, tuple[str, str]], order: list[str], yeses: list[str]) -> None:
    turn = at_the_summary({name: words for name, (words, _) in told.items()}, order)
    before = turn.told
    for words in yeses:
        turn = say(turn, words)
        assert (turn.step, turn.told) == (Step.SUBMITTED, before)


def test_yes_to_what_should_be_changed_is_no_consent() -> None:
    no = FORM.turn(Told(FULL, CONFIRMED), Input("nah that's not right", NOW))
    yes = say(no, "yes")
    assert (yes.step, yes.says[-1].custom["type"] if yes.says[-1].custom else None) == (Step.TELLING, "summary")
    assert say(yes, "yes").step is Step.SUBMITTED


def _is_heard_as_yes(words: str) -> bool:
    return read_act(words, at_summary=True).act is Act.YES


@settings(deadline=None, max_examples=200)
@given(st.text(), FIELDS_OR_SUMMARY)
def test_nothing_but_a_plain_yes_at_the_summary_submits(words: str, asked: str) -> None:
    turn = FORM.turn(Told(FULL, asked), Input(words, NOW))
    if turn.step is Step.SUBMITTED:
        assert asked == CONFIRMED
        assert read_reply(words) in (Reply.AFFIRM, Reply.AGAIN) or agrees(words) or _is_heard_as_yes(words)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(st.text(), st.sampled_from([line for lines in TELLINGS.values() for line, _ in lines])), FIELDS_OR_SUMMARY
)
def test_no_message_but_stop_makes_a_field_forgotten(words: str, asked: str) -> None:
    turn = FORM.turn(Told(FULL, asked), Input(words, NOW))
    assert turn.step is Step.STOPPED or set(turn.told.values) == set(FULL)


@pytest.mark.parametrize(
    "words",
    [
        "It was a text, then an email, then my boss laughed",
        "no pants, no shame. Sent on Monday?",
        "  two spaces and\na new line  ",
        "Am I allowed to look at this, it asked",
        "why do you need that, said the caption under the nude",
        "It was disgusting, you can't imagine, I was sent outside to calm down and it took an hour",
    ],
)
def test_a_description_asked_for_is_taken_word_for_word_and_as_nothing_else(words: str) -> None:
    told = {name: value for name, value in FULL.items() if name != "description"}
    turn = FORM.turn(Told(told, "description"), Input(words, NOW))
    assert turn.told.values == told | {"description": words.strip()}


def test_a_plain_correction_is_no_description() -> None:
    told = {name: value for name, value in FULL.items() if name != "description"}
    turn = FORM.turn(Told(told, "description"), Input("sorry, it was Monday not Tuesday", NOW))
    assert (turn.told.values["received_at"], turn.told.asked) == ("2026-11-16T15:00", "description")


@pytest.mark.parametrize(
    "words", ["I want to report something", "got a dodgy email today", "who do I tell about a bad text"]
)
def test_a_mere_wish_to_report_is_no_account(words: str) -> None:
    assert "description" not in begin(words).told.values


def test_an_account_is_the_description() -> None:
    account = "an email with a photo of two people having sex on a tractor"
    assert begin(account).told.values["description"] == account


def test_a_sender_who_is_not_known_settles_what_depends_on_them() -> None:
    turn = say(begin("it came by email"), "no idea who")
    assert FORM.settled(turn.told)["sender_origin"] == "unknown"
    assert turn.told.asked == "received_at"


def test_what_follows_from_an_unknown_sender_goes_when_they_are_named() -> None:
    turn = say(say(begin("it came by email"), "no idea who"), "oh, it came from jo@prints.example")
    assert turn.told.values["sender"] == "jo@prints.example"
    assert say(turn, "yesterday").told.asked == "sender_origin"


def test_whoever_is_known_need_not_be_named() -> None:
    turn = say(say(begin("it came by email. I know who it was"), "rather not say"), "inside")
    assert FORM.settled(turn.told)["sender"] == "not named"


def test_a_bare_day_does_not_take_a_time_away() -> None:
    turn = say(begin("got an email yesterday at 3pm"), "actually yesterday")
    assert turn.told.values["received_at"] == "2026-11-19T15:00"


def test_a_button_answers_its_own_question_whenever_it_is_pressed() -> None:
    turn = FORM.turn(Told({}, "received_at"), Input("", NOW, "choose", "material_type", "chat"))
    assert turn.told.values == {"material_type": "chat"}


@pytest.mark.parametrize(("field", "value"), [("material_type", "forged"), ("secret", "email"), (None, "email")])
def test_a_button_with_a_value_that_is_none_sets_nothing(field: str | None, value: str) -> None:
    turn = FORM.turn(Told({}, "material_type"), Input("", NOW, "choose", field, value))
    assert (turn.told.values, turn.told.asked) == ({}, "material_type")


def test_two_failed_attempts_bring_an_example_and_a_way_out() -> None:
    once = say(Turn(Told({}, "material_type"), Step.TELLING), "wibble")
    twice = say(once, "wobble")
    assert (len(once.says), len(twice.says)) == (2, 4)
    assert "stop" in twice.says[2].text


@pytest.mark.parametrize("field", FORM.kind.fields, ids=lambda field: field.name)
def test_every_question_can_be_explained(field: object) -> None:
    name = getattr(field, "name", "")
    turn = FORM.turn(Told({}, name), Input("why do you need that?", NOW))
    assert getattr(field, "why", "") in turn.says[0].text
    assert turn.told.asked == name


def test_a_few_words_that_say_otherwise_than_before_change_it() -> None:
    told = {"material_type": "email", "sender": "Bob", "sender_known": "yes", "sender_origin": "internal"}
    turn = FORM.turn(Told(told, "received_at"), Input("he's external then", NOW))
    assert (turn.told.values["sender_origin"], turn.told.asked) == ("external", "received_at")


def test_many_words_that_say_otherwise_in_passing_change_nothing() -> None:
    told = {"material_type": "email", "sender": "Bob", "sender_known": "yes", "sender_origin": "internal"}
    words = "yesterday, just as I was texting my flatmate about the website"
    turn = FORM.turn(Told(told, "received_at"), Input(words, NOW))
    assert turn.told.values["material_type"] == "email"


def test_what_happened_is_kept_though_something_else_was_asked() -> None:
    words = "two people having sex on a photocopier"
    turn = FORM.turn(Told({"material_type": "email"}, "received_at"), Input(words, NOW, is_telling=True))
    assert (turn.told.values["description"], turn.told.asked) == (words, "received_at")
