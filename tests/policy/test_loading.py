"""Loading everything that is known of one organisation."""

import shutil

import pytest

from actions.errors import AskFirstError
from actions.policy.corpus.load import load_corpus, organisations
from actions.policy.corpus.model import Example, Topic, Verdict
from tests.organisations import CORPUS
from tests.policy.conftest import AssistantOf
from tests.policy.corpus_folder import PARKS, CorpusFolder

POLICY = "---\ntitle: Berths\norganisation: harbours\n---\n\nBoats must not moor here. {#berths.mooring}\n"


def test_the_ministries_that_ship_with_the_project_are_there() -> None:
    assert organisations(CORPUS) == ["education", "justice"]


def test_a_folder_without_a_policy_is_no_organisation(small: CorpusFolder) -> None:
    small.write("harbours/organisation.yml", "contacts: {}\n")
    assert organisations(small.path) == [PARKS]


def test_an_organisation_joins_by_a_folder_with_one_policy(small: CorpusFolder) -> None:
    small.write("harbours/berths.md", POLICY)
    assert organisations(small.path) == ["harbours", PARKS]
    assert list(load_corpus(small.path, "harbours").rules) == ["berths/berths.mooring"]


@pytest.mark.parametrize("name", ["nowhere", "", "..", "asked_as", "parks/../parks"])
def test_an_organisation_that_does_not_exist_is_refused(small: CorpusFolder, name: str) -> None:
    with pytest.raises(AskFirstError, match="there is no organisation called"):
        load_corpus(small.path, name)


def test_a_corpus_holds_the_policies_and_rules_of_its_organisation_alone(small: CorpusFolder) -> None:
    small.write("harbours/berths.md", POLICY)
    corpus = load_corpus(small.path, PARKS)
    assert (corpus.organisation, list(corpus.policies)) == (PARKS, ["devices"])
    assert set(corpus.rules) == {"devices/gambling", "devices/lending", "devices/lost-device"}


def test_a_clause_is_found_by_its_policy_and_id(small: CorpusFolder) -> None:
    clause = load_corpus(small.path, PARKS).clause("devices", "lost.report")
    assert clause.text == "Report a lost device to the Service Desk on the day you notice."


def test_topics_that_are_not_covered_say_whom_to_ask(small: CorpusFolder) -> None:
    topic = load_corpus(small.path, PARKS).topics["annual-leave"]
    assert (topic.about, topic.verdict, topic.ask) == ("Leave and holidays", Verdict.NOT_COVERED, "people_team")
    assert topic.asked_as[0] == "can I carry over my annual leave"


def test_topics_out_of_scope_are_shared_by_all_organisations(small: CorpusFolder) -> None:
    small.write("harbours/berths.md", POLICY)
    topics = [load_corpus(small.path, name).topics["weather"] for name in ("harbours", PARKS)]
    assert topics[0] == topics[1]
    assert isinstance(topics[0], Topic)
    assert topics[0].verdict is Verdict.OUT_OF_SCOPE


def test_topics_that_are_not_covered_belong_to_one_organisation(small: CorpusFolder) -> None:
    small.write("harbours/berths.md", POLICY)
    assert set(load_corpus(small.path, "harbours").topics) == {"weather"}


def test_every_line_is_an_example_of_its_outcome(small: CorpusFolder) -> None:
    examples = load_corpus(small.path, PARKS).examples
    for line, matter, verdict in (
        ("my flatmate uses my work notebook for job hunting", "devices/lending", Verdict.NOT_ALLOWED),
        ("can I carry over my annual leave", "annual-leave", Verdict.NOT_COVERED),
        ("will it rain on Saturday", "weather", Verdict.OUT_OF_SCOPE),
    ):
        assert Example(line, matter, verdict, "policy") in examples


def test_the_lines_of_another_hand_are_examples_that_know_who_wrote_them(small: CorpusFolder) -> None:
    examples = load_corpus(small.path, PARKS).examples
    assert {example for example in examples if example.hand == "ranger"} == {
        Example(
            "the rugby pool with cash stakes, kept on my work laptop", "devices/gambling", Verdict.NOT_ALLOWED, "ranger"
        ),
        Example("sneaky game of online roulette on patrol", "devices/gambling", Verdict.NOT_ALLOWED, "ranger"),
        Example("am I owed a day for working Waitangi Day", "annual-leave", Verdict.NOT_COVERED, "ranger"),
    }


def test_the_lines_of_a_hand_for_all_organisations_are_examples_everywhere(small: CorpusFolder) -> None:
    small.write("harbours/berths.md", POLICY)
    frost = Example("any chance of a frost", "weather", Verdict.OUT_OF_SCOPE, "everyone")
    for name in ("harbours", PARKS):
        assert frost in load_corpus(small.path, name).examples


def test_files_that_an_organisation_need_not_have_may_be_missing(small: CorpusFolder) -> None:
    (small.path / "parks" / "not_covered.yml").unlink()
    (small.path / "out_of_scope.yml").unlink()
    shutil.rmtree(small.path / "parks" / "asked_as")
    shutil.rmtree(small.path / "asked_as")
    assert load_corpus(small.path, PARKS).topics == {}


def test_an_organisation_of_one_folder_with_one_policy_answers(small: CorpusFolder, assistant_of: AssistantOf) -> None:
    shutil.rmtree(small.path / "parks")
    small.write("parks/berths.md", POLICY)
    answer = assistant_of(small).ask("May boats moor here?")
    assert (answer.verdict, answer.citations[0].quote) == (Verdict.NOT_ALLOWED, "Boats must not moor here.")


@pytest.mark.parametrize(("known", "unknown"), [("annual-leave:", "parking:"), ("gambling:", "smoking:")])
def test_a_hand_that_names_an_unknown_outcome_is_refused_plainly(small: CorpusFolder, known: str, unknown: str) -> None:
    small.replace("parks/asked_as/ranger.yml", known, unknown)
    with pytest.raises(AskFirstError, match=r"ranger\.yml"):
        load_corpus(small.path, PARKS)


def test_a_corpus_folder_without_policies_is_refused_plainly(small: CorpusFolder) -> None:
    with pytest.raises(AskFirstError, match="there are no policies in the folder"):
        organisations(small.path / "elsewhere")
