"""Adding a policy document: what the two files hold, and when nothing is written."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.errors import AskFirstError
from actions.policy.corpus.block import normalise_space
from actions.policy.corpus.markdown import policy_from, read_policy
from actions.policy.corpus.model import Policy
from actions.policy.documents.parts import Block, Heading
from actions.policy.proposal.add import AddedPolicy, add_policy
from actions.policy.proposal.policy_file import policy_markdown
from tests.policy.documents.fleet_vehicles import FLEET_VEHICLES, Grid
from tests.policy.documents.formats import WRITERS

COUNCIL = "kowhai"


def added(folder: Path, document: Path, **names: str) -> AddedPolicy:
    return add_policy(folder / "policy_corpus", COUNCIL, document, **names)


def policy_of(folder: Path, text: str, name: str = "bikes.md", **names: str) -> Policy:
    document = folder / name
    document.write_text(text, encoding="utf-8")
    return read_policy(added(folder, document, **names).policy_file)


def refused(folder: Path, document: Path, **names: str) -> str:
    before = sorted(folder.rglob("*"))
    with pytest.raises(AskFirstError) as error:
        added(folder, document, **names)
    assert sorted(folder.rglob("*")) == before
    return str(error.value)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_files_are_the_same_whichever_format_the_document_had(
    tmp_path: Path, council_corpus: Path, ending: str
) -> None:
    document = tmp_path / f"fleet-vehicles{ending}"
    WRITERS[ending](FLEET_VEHICLES, document)
    files = added(tmp_path, document)
    expected = council_corpus / COUNCIL / "fleet-vehicles.md"
    assert files.policy_file.read_text(encoding="utf-8") == expected.read_text(encoding="utf-8")
    expected = council_corpus / COUNCIL / "fleet-vehicles.rules.yml"
    assert files.rules_file.read_text(encoding="utf-8") == expected.read_text(encoding="utf-8")


class TestTheClauses:
    @pytest.fixture
    def fleet(self, council_corpus: Path) -> Policy:
        return read_policy(council_corpus / COUNCIL / "fleet-vehicles.md")

    def test_hold_every_word_of_the_document_in_its_order(self, fleet: Policy) -> None:
        texts = [piece.words for piece in FLEET_VEHICLES[1:] if not isinstance(piece, Grid)]
        sections = {clause.section for clause in fleet.clauses.values()}
        found = " ".join(clause.text for clause in fleet.clauses.values())
        assert [text for text in texts if text not in found and text not in sections] == []

    def test_are_sentences_and_list_items_under_the_documents_headings(self, fleet: Policy) -> None:
        smoking = fleet.clauses["road.smoke-vape"]
        assert (smoking.section, smoking.text) == ("On the road", "smoke or vape in a vehicle")
        assert smoking.opening == "Drivers must not:"
        assert (
            fleet.clauses["road.work-function"].opening == "Drivers must not: drive after drinking alcohol, including:"
        )

    def test_keep_a_sentence_that_means_nothing_alone_with_the_one_before(self, fleet: Policy) -> None:
        assert fleet.clauses["private-use.home-overnight"].text.endswith(
            "agreed in writing. This does not apply to staff on call, who may take one home without asking."
        )

    def test_have_ids_of_their_sections_and_telling_words(self, fleet: Policy) -> None:
        assert {"private-use.buy-food", "crashes-fines.help-hurt", "electric-ute.parks-staff"} <= set(fleet.clauses)
        assert all(re.fullmatch(r"[a-z-]+\.[a-z-]+(-\d)?", name) for name in fleet.clauses)

    def test_keep_the_ids_that_the_document_has(self, tmp_path: Path) -> None:
        policy = policy_of(tmp_path, "## Locks\n\nLock it. {#lock.always} Light it. {#lamp.always}\n")
        assert list(policy.clauses) == ["lock.always", "lamp.always"]

    def test_have_ids_of_their_own_where_the_documents_are_no_ids_of_clauses(self, tmp_path: Path) -> None:
        policy = policy_of(tmp_path, "## Locks {#locks}\n\nLock it. {#Lock}\n\n{#nothing}\n\nLight it. {#}\n")
        assert list(policy.clauses) == ["locks.lock", "locks.light"]

    def test_have_different_ids_where_their_words_are_alike(self, tmp_path: Path) -> None:
        policy = policy_of(tmp_path, "## Locks\n\n- lock it\n- lock it\n- it\n- it\n")
        assert list(policy.clauses) == ["locks.lock", "locks.lock-2", "locks.clause", "locks.clause-2"]

    def test_have_ids_in_plain_letters(self, tmp_path: Path) -> None:
        policy = policy_of(tmp_path, "## Ngā pahikara\n\nKatia te pō.\n\n## 自転車\n\n鍵をかける。\n")
        assert list(policy.clauses) == ["nga-pahikara.katia", "introduction.clause"]


class TestTheFrontMatter:
    def test_holds_what_the_document_states_of_itself(self, council_corpus: Path) -> None:
        policy = read_policy(council_corpus / COUNCIL / "fleet-vehicles.md")
        assert (policy.title, policy.organisation) == ("Fleet vehicles policy", COUNCIL)
        assert (policy.owner, policy.approved) == ("Fleet Services Manager", "3 March 2025")
        assert (policy.last_reviewed, policy.next_review) == ("", "March 2027")

    def test_reads_details_from_a_table(self, tmp_path: Path) -> None:
        table = "# Bikes\n\n| Policy owner | Chief Ranger |\n| --- | --- |\n| Last reviewed | May 2024 |\n\nLock it.\n"
        policy = policy_of(tmp_path, table)
        assert policy.last_reviewed == "May 2024"

    def test_invents_no_date(self, tmp_path: Path) -> None:
        policy = policy_of(tmp_path, "# Bikes\n\nNext review: to be decided\n\nWe last reviewed this in 2020.\n")
        assert (policy.last_reviewed, policy.next_review, policy.approved) == ("", "", "")

    def test_keeps_what_the_documents_own_says_save_the_organisation(self, tmp_path: Path) -> None:
        head = "---\ntitle: Bicycles\norganisation: parks\nowner: Chief Ranger\nversion: 3\n---\n"
        policy = policy_of(tmp_path, f"{head}\n# Bikes\n\nLock it.\n")
        assert (policy.title, policy.organisation, policy.owner) == ("Bicycles", COUNCIL, "Chief Ranger")

    def test_takes_the_title_that_is_given_and_keeps_the_documents_own_as_a_heading(self, tmp_path: Path) -> None:
        policy = policy_of(tmp_path, "# Bikes\n\nLock it.\n", title="Bicycles: a policy")
        (clause,) = policy.clauses.values()
        assert (policy.title, clause.section) == ("Bicycles: a policy", "Bikes")

    def test_takes_the_files_name_for_a_document_without_title(self, tmp_path: Path) -> None:
        assert policy_of(tmp_path, "Lock it.\n", "Bikes and e-bikes.md").title == "Bikes and e bikes"


class TestNothingIsWritten:
    def test_over_a_policy_that_is_there(self, tmp_path: Path, fleet_document: Path) -> None:
        files = added(tmp_path, fleet_document)
        files.rules_file.unlink()
        assert f"{files.policy_file} exists" in refused(tmp_path, fleet_document)

    def test_over_rules_that_are_there(self, tmp_path: Path, fleet_document: Path) -> None:
        files = added(tmp_path, fleet_document)
        files.policy_file.unlink()
        assert f"{files.rules_file} exists" in refused(tmp_path, fleet_document)

    def test_where_the_document_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "bikes.pdf").write_bytes(b"%PDF-1.7 no more than this")
        assert "cannot be read as a PDF" in refused(tmp_path, tmp_path / "bikes.pdf")

    @pytest.mark.parametrize("name", ["../escaped", "With Blanks", "käse", "a/b", "-a"])
    def test_under_a_name_that_is_no_plain_file_name(self, tmp_path: Path, fleet_document: Path, name: str) -> None:
        assert "lower-case letters, digits and hyphens" in refused(tmp_path, fleet_document, name=name)

    def test_where_a_file_stands_in_the_place_of_the_folder(self, tmp_path: Path, fleet_document: Path) -> None:
        (tmp_path / "policy_corpus").write_text("no folder", encoding="utf-8")
        assert "cannot be written" in refused(tmp_path, fleet_document)


ORDINARY_LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="{")
LETTERS = ORDINARY_LETTERS | st.sampled_from(" *_#-+.1)`~[]<>&|\\=")
BLOCKS = st.builds(
    lambda words, depth, marker: Block(normalise_space(words), depth if marker else 0, marker),
    st.text(LETTERS, min_size=1).filter(str.strip),
    st.integers(1, 3),
    st.sampled_from(["-", "2.", ""]),
)


@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_whatever_the_words_they_are_read_back_as_they_were(blocks: list[Block]) -> None:
    front_matter = {"title": "Bikes", "organisation": COUNCIL}
    policy = policy_from(Path("bikes.md"), policy_markdown([Heading(2, "Bikes"), *blocks], front_matter))
    found = "".join(clause.text for clause in policy.clauses.values())
    assert found.replace(" ", "") == "".join(block.words for block in blocks).replace(" ", "")
