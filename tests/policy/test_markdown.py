"""Reading a policy's Markdown file."""

from pathlib import Path

import pytest

from actions.policy.corpus.fault import CorpusError
from actions.policy.corpus.markdown import read_policy
from actions.policy.corpus.model import Clause, Policy

FRONT_MATTER = "---\ntitle: Devices Policy\norganisation: parks\n---\n"
LINES_OF_FRONT_MATTER = 4


def policy_of(folder: Path, body: str, front_matter: str = FRONT_MATTER) -> Policy:
    path = folder / "devices.md"
    path.write_text(front_matter + body, encoding="utf-8")
    return read_policy(path)


def clauses_of(folder: Path, body: str) -> dict[str, Clause]:
    return dict(policy_of(folder, body).clauses)


def words_of(folder: Path, body: str) -> dict[str, str]:
    return {name: clause.text for name, clause in clauses_of(folder, body).items()}


def fault_of(folder: Path, body: str, front_matter: str = FRONT_MATTER) -> tuple[int, str]:
    with pytest.raises(CorpusError) as error:
        policy_of(folder, body, front_matter)
    assert error.value.path == folder / "devices.md"
    return error.value.line, error.value.message


def test_a_clause_is_its_words_its_section_its_file_and_its_line(tmp_path: Path) -> None:
    clauses = clauses_of(tmp_path, "\n## Lending\n\nYou may lend it. {#lending.allowed}\n")
    line = LINES_OF_FRONT_MATTER + 4
    assert clauses == {"lending.allowed": Clause("lending.allowed", "devices", "Lending", "You may lend it.", line)}


def test_a_paragraph_may_hold_several_clauses(tmp_path: Path) -> None:
    words = words_of(tmp_path, "First sentence. {#one.first} Second sentence. {#one.second}\n")
    assert words == {"one.first": "First sentence.", "one.second": "Second sentence."}


def test_each_clause_of_a_paragraph_knows_the_line_on_which_it_ends(tmp_path: Path) -> None:
    clauses = clauses_of(tmp_path, "First\nsentence. {#one.first}\nSecond. {#one.second} Third. {#one.third}\n")
    lines = [clause.line - LINES_OF_FRONT_MATTER for clause in clauses.values()]
    assert lines == [2, 3, 3]


def test_clauses_keep_the_order_of_the_document(tmp_path: Path) -> None:
    assert list(words_of(tmp_path, "Z. {#z.z}\n\n- M. {#m.m}\n\nA. {#a.a}\n")) == ["z.z", "m.m", "a.a"]


def test_nested_bullets_are_clauses_of_their_own(tmp_path: Path) -> None:
    words = words_of(tmp_path, "- Ask: {#ask.list}\n  - is it lawful? {#ask.lawful}\n    1. truly? {#ask.truly}\n")
    assert words == {"ask.list": "Ask:", "ask.lawful": "is it lawful?", "ask.truly": "truly?"}


def test_a_clause_belongs_to_the_nearest_heading_above_it(tmp_path: Path) -> None:
    body = "# Policy\n\nA. {#a.a}\n\n## Roles\n\n### Manager\n\n- B. {#b.b}\n\n## Scope\n\nC. {#c.c}\n"
    sections = {name: clause.section for name, clause in clauses_of(tmp_path, body).items()}
    assert sections == {"a.a": "Policy", "b.b": "Manager", "c.c": "Scope"}


def test_a_clause_before_any_heading_has_no_section(tmp_path: Path) -> None:
    assert clauses_of(tmp_path, "A. {#a.a}\n")["a.a"].section == ""


def test_a_cell_of_a_table_is_a_clause(tmp_path: Path) -> None:
    table = (
        "| Who {#who.who} | What {#who.what} |\n| --- | --- |\n| Manager {#who.manager} | Advises {#who.advises} |\n"
    )
    assert words_of(tmp_path, table) == {
        "who.who": "Who",
        "who.what": "What",
        "who.manager": "Manager",
        "who.advises": "Advises",
    }


def test_emphasis_is_not_part_of_the_words(tmp_path: Path) -> None:
    body = "You **must not** use *any* `tool` or [form](https://parks.example). {#a.a}\n"
    assert words_of(tmp_path, body) == {"a.a": "You must not use any tool or form."}


def test_an_escaped_mark_is_part_of_the_words(tmp_path: Path) -> None:
    assert words_of(tmp_path, "More than \\$15 \\* month. {#a.a}\n") == {"a.a": "More than $15 * month."}


def test_a_broken_line_is_one_blank(tmp_path: Path) -> None:
    assert words_of(tmp_path, "Report it\nto the   Service\tDesk. {#a.a}\n") == {
        "a.a": "Report it to the Service Desk."
    }


def test_letters_of_all_languages_stay_as_they_are(tmp_path: Path) -> None:
    assert words_of(tmp_path, "Te Tāhuhu o te Mātauranga – “kōrero” {#a.a}\n") == {
        "a.a": "Te Tāhuhu o te Mātauranga – “kōrero”"
    }


def test_the_front_matter_names_the_policy_and_its_dates(tmp_path: Path) -> None:
    policy = policy_of(
        tmp_path,
        "A. {#a.a}\n",
        "---\ntitle: Devices Policy\norganisation: parks\nowner: Chief Ranger\ncontact: ranger@parks.example\n"
        "approved: 2020\nlast_reviewed: March 2021\nnext_review: March 2023\n---\n",
    )
    assert (policy.name, policy.title, policy.organisation) == ("devices", "Devices Policy", "parks")
    assert (policy.owner, policy.contact, policy.approved) == ("Chief Ranger", "ranger@parks.example", "2020")
    assert (policy.last_reviewed, policy.next_review) == ("March 2021", "March 2023")


def test_what_the_front_matter_does_not_say_is_empty(tmp_path: Path) -> None:
    policy = policy_of(tmp_path, "A. {#a.a}\n")
    assert (policy.owner, policy.approved, policy.last_reviewed, policy.next_review) == ("", "", "", "")


@pytest.mark.parametrize(
    ("front_matter", "fault"),
    [
        ("", "the front matter lacks: organisation, title"),
        ("---\ntitle: Devices Policy\n---\n", "the front matter lacks: organisation"),
        ("---\ntitle: A\norganisation: b\nreviewed: 2021\n---\n", "the front matter has unknown keys: reviewed"),
    ],
)
def test_front_matter_that_lacks_a_key_or_has_one_too_many_is_refused(
    tmp_path: Path, front_matter: str, fault: str
) -> None:
    assert fault_of(tmp_path, "A. {#a.a}\n", front_matter) == (1, fault)


def test_front_matter_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    line, message = fault_of(tmp_path, "A. {#a.a}\n", "---\ntitle: [Devices\norganisation: parks\n---\n")
    assert line == 1
    assert message.startswith("the front matter is not valid YAML: ")


def test_a_clause_without_an_id_is_refused_with_its_line(tmp_path: Path) -> None:
    line, message = fault_of(tmp_path, "\n## Lending\n\nLend it. {#a.a} Then wait for it.\n")
    assert line == LINES_OF_FRONT_MATTER + 4
    assert message == "a clause without an id: “Then wait for it.…”"


def test_a_bullet_without_an_id_is_refused_with_its_line(tmp_path: Path) -> None:
    line, _ = fault_of(tmp_path, "Never: {#a.a}\n\n- gamble {#a.b}\n- smoke\n")
    assert line == LINES_OF_FRONT_MATTER + 4


def test_an_id_without_words_is_refused(tmp_path: Path) -> None:
    line, message = fault_of(tmp_path, "Words. {#a.a} {#a.b}\n")
    assert (line, message) == (LINES_OF_FRONT_MATTER + 1, "the clause 'a.b' has no words")


@pytest.mark.parametrize("name", ["Lending.Allowed", "lending..allowed", "lending.", "käse", ""])
def test_an_id_that_is_not_in_lower_case_letters_is_refused(tmp_path: Path, name: str) -> None:
    line, message = fault_of(tmp_path, f"Words. {{#{name}}}\n")
    assert (line, message) == (LINES_OF_FRONT_MATTER + 1, f"'{name}' is no well-formed clause id")


def test_an_id_used_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    line, message = fault_of(tmp_path, "One. {#a.a}\n\nTwo. {#a.a}\n")
    assert line == LINES_OF_FRONT_MATTER + 3
    assert message == f"clause id 'a.a' was used on line {LINES_OF_FRONT_MATTER + 1}"


def test_an_id_used_twice_in_one_paragraph_is_refused(tmp_path: Path) -> None:
    _, message = fault_of(tmp_path, "One. {#a.a} Two. {#a.a}\n")
    assert message == f"clause id 'a.a' was used on line {LINES_OF_FRONT_MATTER + 1}"


@pytest.mark.parametrize(
    "lost", ["    You must not smoke.\n", "```\nYou must not smoke.\n```\n", "<p>No smoking.</p>\n"]
)
def test_words_in_a_block_that_cannot_hold_a_clause_are_refused_and_not_dropped(tmp_path: Path, lost: str) -> None:
    line, message = fault_of(tmp_path, f"Words. {{#a.a}}\n\n{lost}")
    assert line == LINES_OF_FRONT_MATTER + 3
    assert "a clause without an id" in message


def test_a_heading_that_carries_an_id_is_refused(tmp_path: Path) -> None:
    line, _ = fault_of(tmp_path, "## Lending {#lending}\n\nWords. {#a.a}\n")
    assert line == LINES_OF_FRONT_MATTER + 1


def test_every_fault_is_named_in_the_order_of_its_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as error:
        policy_of(tmp_path, "Words. {#A}\n\n<p>Lost.</p>\n\n## Lending {#lending}\n\nMore.\n")
    assert [fault.line - LINES_OF_FRONT_MATTER for fault in error.value.faults] == [1, 3, 5, 7]


def test_a_comment_and_a_tag_without_words_are_no_clause(tmp_path: Path) -> None:
    assert words_of(tmp_path, "<!-- from page 3 -->\n\nWords. {#a.a}\n\n<br>\n") == {"a.a": "Words."}


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "devices.md"
    path.write_bytes(f"{FRONT_MATTER}Words. ".encode() + b"\xff {#a.a}\n")
    with pytest.raises(CorpusError) as error:
        read_policy(path)
    assert (error.value.line, error.value.message) == (LINES_OF_FRONT_MATTER + 1, "not UTF-8 text")


class TestTheOpeningOfAList:
    def test_is_the_line_above_it_and_those_of_the_lists_around_it(self, tmp_path: Path) -> None:
        clauses = clauses_of(
            tmp_path, "Never: {#n.n}\n\n- drive {#n.drive}\n  - at night {#n.night}\n- sing {#n.sing}\n"
        )
        openings = {name: clause.opening for name, clause in clauses.items()}
        assert openings == {"n.n": "", "n.drive": "Never:", "n.night": "Never: drive", "n.sing": "Never:"}

    def test_is_not_a_sentence_that_ends(self, tmp_path: Path) -> None:
        assert clauses_of(tmp_path, "You may stop. {#a.a}\n\n- race {#a.race}\n")["a.race"].opening == ""

    def test_is_not_above_a_heading(self, tmp_path: Path) -> None:
        assert clauses_of(tmp_path, "You may: {#a.a}\n\n## Never\n\n- race {#a.race}\n")["a.race"].opening == ""


class TestADocumentWithoutIds:
    def test_is_cut_into_sentences_numbered_under_their_headings(self, tmp_path: Path) -> None:
        body = "Kia ora.\n\n## Te Tāhuhu & co\n\nYou must not:\n\n- smoke. Or vape.\n\n## Care\n\nWash\nit.\n"
        words = {"clause.1": "Kia ora.", "te-tahuhu-co.1": "You must not:"}
        words |= {"te-tahuhu-co.2": "smoke.", "te-tahuhu-co.3": "Or vape.", "care.1": "Wash it."}
        assert words_of(tmp_path, body) == words

    def test_keeps_sentences_together_that_mean_nothing_apart(self, tmp_path: Path) -> None:
        words = words_of(tmp_path, "You may stop. This does not apply at night. See cl. 4 of the Act. Wait.\n")
        assert list(words.values()) == ["You may stop. This does not apply at night.", "See cl. 4 of the Act.", "Wait."]

    def test_keeps_counting_where_a_heading_stands_twice(self, tmp_path: Path) -> None:
        assert list(words_of(tmp_path, "## A\n\nOne.\n\n## A\n\nTwo.\n")) == ["a.1", "a.2"]
