"""The policies hold every word of the documents that they were made from, in the documents' own order."""

import re
from pathlib import Path

import pytest

from tests.organisations import CORPUS

# Lines of the documents, whole, that say nothing of the policy: where a page stood on the intranet, the stamp of
# every page, a menu, and titles, which stand in the front matter.
OMITTED = {
    "education": (
        "Document One",
        "[Home](#) > [Organisation](#) > Appropriate Information and Communications (ICT) Use Policy",
        "Appropriate Information and Communications (ICT) Use Policy",
        "Released under the Official Information Act 1982",
        "Code of Conduct",
        "Document Three",
        "[Home](#) > [People and employment](#) > [Welcoming our people](#) > "
        "[Office information & workplace expectations](#) > Sexual Harassment Guidelines",
        "Sexual Harassment Guidelines",
    ),
    "justice": (
        "Quick links",
        "[Personal use of Ministry ICT](#)",
        "[Protecting Ministry information](#)",
        "[Prohibited use of Ministry ICT](#)",
        "[Information Security Controls](#) (includes user accounts and passwords, use of external storage devices, "
        "installation and modification of software)",
        "[Social Media](#)",
        "[Using Cloud services](#)",
        "[Mobile devices](#)",
        "[Relevant legislation](#)",
        "[Related policies and procedures](#)",
    ),
}
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NO_WORDS = re.compile(r"\{#[^}]*\}|</?[a-z]+(?: [^>]*)?/?>|\]\([^)]*\)")
ESCAPES = re.compile(r"\\+(?=[_$*])")
WORD = re.compile(r"\w+")
SHOWN_AROUND_A_DIFFERENCE = 8

ORGANISATIONS = sorted(path.parent.name for path in CORPUS.glob("*/source"))


def words(text: str) -> list[str]:
    return WORD.findall(NO_WORDS.sub(" ", ESCAPES.sub("", text)))


def source_lines(organisation: str) -> list[str]:
    documents = sorted((CORPUS / organisation / "source").glob("*"))
    return [line.strip() for path in documents for line in path.read_text(encoding="utf-8").splitlines()]


def words_of_the_documents(organisation: str) -> list[str]:
    kept = [line for line in source_lines(organisation) if line not in OMITTED.get(organisation, ())]
    return words("\n".join(kept))


def words_of_the_policies(organisation: str) -> list[str]:
    """Return the words of all policies, in the order in which the documents begin."""
    document = words_of_the_documents(organisation)
    bodies = [body_words(path) for path in (CORPUS / organisation).glob("*.md")]
    return [word for body in sorted(bodies, key=lambda body: position(body[:10], document)) for word in body]


def body_words(path: Path) -> list[str]:
    return words(FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))


def position(part: list[str], whole: list[str]) -> int:
    places = (start for start in range(len(whole)) if whole[start : start + len(part)] == part)
    return next(places, len(whole))


def first_difference(document: list[str], policies: list[str]) -> str:
    """Return the first difference with the words before it; empty where there is none."""
    shorter = min(len(document), len(policies))
    at = next((index for index in range(shorter) if document[index] != policies[index]), shorter)
    if at == len(document) == len(policies):
        return ""
    start, end = max(0, at - SHOWN_AROUND_A_DIFFERENCE), at + SHOWN_AROUND_A_DIFFERENCE
    before = " ".join(document[start:at])
    return f"after “{before}”: document “{' '.join(document[at:end])}”, policies “{' '.join(policies[at:end])}”"


def test_there_are_documents_to_compare_with() -> None:
    assert {"education", "justice"} <= set(ORGANISATIONS)


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_word_of_the_documents_stands_in_the_policies_in_its_order(organisation: str) -> None:
    difference = first_difference(words_of_the_documents(organisation), words_of_the_policies(organisation))
    assert not difference, difference


@pytest.mark.parametrize("organisation", OMITTED)
def test_every_line_that_may_be_omitted_stands_in_the_documents(organisation: str) -> None:
    assert set(OMITTED[organisation]) <= set(source_lines(organisation))


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_every_word_of_the_front_matter_stands_in_the_documents(organisation: str) -> None:
    known = ["title", "owner", "contact", "approved", "last_reviewed", "next_review"]
    in_documents = set(words("\n".join(source_lines(organisation))))
    for path in (CORPUS / organisation).glob("*.md"):
        front = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        assert front, path
        said = dict(line.split(": ", 1) for line in front.group().splitlines()[1:-1])
        for key in known:
            assert set(words(said.get(key, ""))) <= in_documents, f"{path}: {key}"
