"""What an account of a security incident tells, and what is left to be asked."""

import csv
from pathlib import Path

import pytest

from actions.cases.kinds import kind_named
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Input, Turn
from actions.conversation.security_incident import READER
from actions.conversation.telling.asset import read_asset
from actions.conversation.telling.signs import read_signs, signs_of
from tests.conversation.clock import NOW

KIND = "security_incident"
FORM = ReportForm(kind_named(KIND), READER)
FIELDS = ("incident_type", "occurred_at", "asset", "information_involved")
with Path(__file__).with_name("security_incidents.csv").open(encoding="utf-8") as file:
    TELLINGS = list(csv.DictReader(file))

INFORMATION = [
    ("no", "no"),
    ("nah, brand new, nothing on it", "no"),
    ("nope, no client data whatsoever", "no"),
    ("don't think so", "no"),
    ("nothing sensitive", "no"),
    ("only some private photos of mine", "no"),
    ("maybe", "unknown"),
    ("hard to say, might be", "unknown"),
    ("not really sure", "unknown"),
    ("yes", "yes"),
    ("yes but I couldn't tell you the classification", "yes"),
    ("there's case info, no idea of the marking", "yes"),
    ("nothing on it but emails", "yes"),
    ("nothing except my calendar", "yes"),
    ("names and addresses of about 60 pupils", "yes"),
    ("probably, yeah", "yes"),
    ("yes, in confidence", "in_confidence"),
    ("I'd say IN-CONFIDENCE", "in_confidence"),
    ("yep, sensitive", "sensitive"),
    ("it's all restricted stuff", "restricted"),
    ("yes, unclassified though", "unclassified"),
]
INFORMATION_TOLD = [
    ("I'm telling you this in confidence: I lost my phone", None),
    ("lost my phone, there is sensitive stuff on it", None),
    ("left pupils' files on the bus", None),
    ("I LOST MY PHONE AND IT IS SENSITIVE", None),
    ("the restricted area was open again", None),
    ("the file was marked SENSITIVE and is on the train now", "sensitive"),
    ("lost a memory stick with in-confidence papers", "in_confidence"),
    ("lost my phone, there's nothing on it yet", "no"),
    ("my laptop is gone, and there's ministry data on it", "yes"),
    ("the tablet is gone and I don't know what was on it", "unknown"),
]
ASSETS = [
    ("I lost my work iPhone 13 on the ferry", "work iPhone 13"),
    ("laptop LT-20451 was nicked", "laptop LT-20451"),
    ("my laptop is gone. The asset number is 20451", "laptop, asset number is 20451"),
    ("left a USB stick with the exhibits on the train", "USB stick with the exhibits"),
    ("it was an iPhone 12, not an iPhone 13", "iPhone 12"),
    ("not the Galaxy S21, the Galaxy S22", "Galaxy S22"),
    ("the asset is the grants portal, and it is down", "grants portal"),
    ("I lost my iPhone 3 days ago", None),
    ("lost my phone", None),
    ("rang 0800 555 111 about my phone", None),
]


def said(turn: Turn, *messages: str) -> Turn:
    for words in messages:
        turn = FORM.turn(turn.told, Input(words, NOW))
    return turn


def begun(words: str) -> Turn:
    return FORM.begin(Input(words, NOW))


@pytest.mark.parametrize("row", TELLINGS, ids=[row["told"][:60] for row in TELLINGS])
def test_an_account_tells_these_fields_and_no_others(row: dict[str, str]) -> None:
    read = READER.fields(row["told"], None, {}, NOW)
    assert {name: read.get(name, "") for name in FIELDS} == {name: row[name] for name in FIELDS}
    assert (READER.account(row["told"]) is not None) == (row["is_account"] == "yes")


@pytest.mark.parametrize(("answer", "value"), INFORMATION)
def test_what_could_be_got_at_is_read_from_an_answer(answer: str, value: str) -> None:
    assert READER.fields(answer, "information_involved", {}, NOW)["information_involved"] == value


@pytest.mark.parametrize(("words", "value"), INFORMATION_TOLD)
def test_what_could_be_got_at_is_not_guessed_from_an_account(words: str, value: str | None) -> None:
    assert READER.fields(words, None, {}, NOW).get("information_involved") == value


@pytest.mark.parametrize(("words", "device"), ASSETS)
def test_a_device_is_named_by_its_model_its_number_or_what_is_on_it(words: str, device: str | None) -> None:
    assert read_asset(words) == device


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("lost", "lost_device"),
        ("theft", "stolen_device"),
        ("a virus I think", "malware"),
        ("shared password", "credential_disclosure"),
        ("info gone astray", "information_disclosure"),
        ("someone got in where they shouldn't", "unauthorised_access"),
        ("just a weak spot", "weakness"),
        ("something else", "other"),
    ],
)
def test_more_words_count_in_the_answer_to_what_kind_it_is(answer: str, value: str) -> None:
    assert READER.fields(answer, "incident_type", {}, NOW)["incident_type"] == value


def test_lost_or_stolen_is_left_to_the_person() -> None:
    assert "incident_type" not in READER.fields("a lost or stolen device", "incident_type", {}, NOW)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("I never gave anyone my password", None),
        ("I didn't realise my laptop was missing until lunch", "lost_device"),
        ("my tablet wasn't stolen", None),
        ("perhaps my tablet was stolen", "stolen_device"),
        ("my tablet is lost, perhaps it was stolen", "lost_device"),
        ("somebody took over my laptop with AnyDesk", "compromised_device"),
        ("lost access to my laptop", None),
    ],
)
def test_what_is_denied_does_not_count_and_what_is_only_possible_counts_alone(words: str, value: str | None) -> None:
    assert read_signs(KIND, words) == value


def test_every_kind_of_incident_has_its_signs() -> None:
    field = kind_named(KIND).field("incident_type")
    assert field is not None
    assert set(signs_of(KIND).signs) == set(field.choices)


class TestTheReport:
    def test_a_bare_loss_is_asked_when_and_how(self) -> None:
        turn = begun("I've lost my work phone")
        assert (turn.told.asked, turn.told.values) == (
            "occurred_at",
            {"incident_type": "lost_device", "asset": "work phone"},
        )
        assert said(turn, "yesterday").told.asked == "description"

    def test_a_word_on_the_information_is_kept_while_the_time_is_asked(self) -> None:
        turn = said(begun("left my tablet on the tram"), "no work information on it by the way")
        assert (turn.told.asked, turn.told.values["information_involved"]) == ("occurred_at", "no")

    def test_the_device_is_corrected_at_the_summary(self) -> None:
        turn = said(begun("left my work phone on the tram yesterday at 4pm"), "skip", "no")
        assert turn.told.asked == CONFIRMED
        assert said(turn, "hang on, it was the work laptop, not the phone").told.values["asset"] == "work laptop"

    def test_another_device_mentioned_in_an_addition_is_not_the_one(self) -> None:
        turn = said(begun("left my work phone on the tram yesterday at 4pm"), "skip", "no")
        assert said(turn, "please add that my laptop is safe at home").told.values["asset"] == "work phone"

    def test_a_theft_found_out_later_takes_the_loss_back(self) -> None:
        turn = said(begun("left my work phone on the tram yesterday at 4pm"), "skip", "no")
        assert said(turn, "actually it was stolen, I saw him run").told.values["incident_type"] == "stolen_device"
