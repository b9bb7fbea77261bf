"""Guidance on matters that people handle: the clauses to show and whom to contact."""

from collections.abc import Iterator, Mapping

import pytest

from actions.cases.kinds import kind_named
from actions.people.organisation import load_organisation
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.fault import CorpusError
from actions.policy.corpus.load import load_corpus, organisations
from actions.policy.corpus.model import Verdict
from actions.policy.guidance import Guidance, Remark, load_guidance
from tests.organisations import CORPUS
from tests.policy.conftest import AssistantOf
from tests.policy.corpus_folder import CorpusFolder

ORGANISATIONS = organisations(CORPUS)
# The topics of design section 3 that lead to people, and the pages that the conversation takes from guidance.yml.
TOPICS = {
    "inappropriate_material",
    "security_incident",
    "harassment_complaint",
    "exemption_request",
    "breach_guidance",
    "case_status",
    "contact",
}
# What only one ministry's policies ask for.
OF_ITS_OWN = {"education": {"gift_declaration", "interest_declaration"}, "justice": set[str]()}


def test_guidance_holds_what_its_file_says(small: CorpusFolder) -> None:
    guidance = load_guidance(small.path / "parks")["security_incident"]
    assert guidance.says == "Please tell the Service Desk now."
    assert (guidance.clauses, guidance.contacts) == (["devices/lost.report"], ["service_desk", "manager"])


def test_guidance_is_an_answer_that_informs_in_the_policys_own_words(parks: PolicyAssistant) -> None:
    answer = parks.guidance_answer("security_incident")
    assert (answer.verdict, answer.says) == (Verdict.INFORMATION, "Please tell the Service Desk now.")
    quotes = [citation.quote for citation in answer.citations]
    assert quotes == ["Report a lost device to the Service Desk on the day you notice."]


def test_a_topic_without_guidance_is_refused(parks: PolicyAssistant) -> None:
    with pytest.raises(KeyError):
        parks.guidance_answer("lunch")


def test_an_unknown_key_is_refused_with_its_line(small: CorpusFolder) -> None:
    small.replace("parks/guidance.yml", "    contacts:", "    people:")
    with pytest.raises(CorpusError) as error:
        load_guidance(small.path / "parks")
    assert (error.value.line, error.value.message) == (
        5,
        "topics → security_incident → people: extra fields not permitted",
    )


def test_an_organisation_without_guidance_has_none(small: CorpusFolder, assistant_of: AssistantOf) -> None:
    (small.path / "parks" / "guidance.yml").unlink()
    assert assistant_of(small).guidance == {}


def remarks(guidance: Mapping[str, Guidance]) -> Iterator[Remark]:
    """All that guidance says, at whichever point of a matter."""
    for topic in guidance.values():
        yield from (topic, *topic.fields.values(), *(remark for remark in (topic.after, topic.refused) if remark))


@pytest.mark.parametrize("name", ORGANISATIONS)
class TestTheGuidanceOfAMinistry:
    def test_covers_every_topic_that_people_handle(self, name: str) -> None:
        assert set(load_guidance(CORPUS / name)) == TOPICS | OF_ITS_OWN[name]

    def test_shows_clauses_that_exist(self, name: str) -> None:
        corpus = load_corpus(CORPUS, name)
        known = {f"{clause.policy}/{clause.id}" for clause in corpus.clauses()}
        shown = {clause for remark in remarks(load_guidance(CORPUS / name)) for clause in remark.clauses}
        assert shown - known == set()

    def test_names_contacts_that_exist(self, name: str) -> None:
        contacts = set(load_organisation(CORPUS / name).contacts)
        named = {contact for remark in remarks(load_guidance(CORPUS / name)) for contact in remark.contacts}
        assert named - contacts == set()

    def test_names_somebody_for_every_topic(self, name: str) -> None:
        assert [topic for topic, guidance in load_guidance(CORPUS / name).items() if not guidance.contacts] == []

    @pytest.mark.parametrize(
        ("topic", "kind"), [("exemption_request", "exemption_request"), ("breach_guidance", "breach")]
    )
    def test_speaks_of_fields_that_there_are(self, name: str, topic: str, kind: str) -> None:
        fields = {field.name for field in kind_named(kind).fields}
        assert set(load_guidance(CORPUS / name)[topic].fields) <= fields
