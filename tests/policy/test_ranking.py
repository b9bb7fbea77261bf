"""The ranking of readings: it learns from examples, and is kept in a file that holds numbers and text alone."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.model import Verdict
from actions.policy.ranking import OutcomeRanker, train_classifier, trained_ranker
from tests.policy.corpus_folder import PARKS, SMALL_CORPUS, CorpusFolder
from understanding import SentenceEncoder, TextClassifier

RULES = "parks/devices.rules.yml"
QUESTION = "could a workmate carry my tablet up the track"
UNSEEN_QUESTIONS = [
    ("can I bet on the horses with my work computer", "devices/gambling", Verdict.NOT_ALLOWED),
    ("my manager has approved that Rangi borrows my laptop", "devices/lending", Verdict.ALLOWED),
    ("could a fellow ranger have my laptop for a shift", "devices/lending", Verdict.CONDITIONAL),
    ("letting my cousin have my laptop for the weekend", "devices/lending", Verdict.NOT_ALLOWED),
    ("where do I report that my tablet is missing", "devices/lost-device", Verdict.INFORMATION),
    ("how much annual leave is left", "annual-leave", Verdict.NOT_COVERED),
    ("will there be snow tomorrow", "weather", Verdict.OUT_OF_SCOPE),
]


@pytest.fixture(scope="module")
def classifier(encoder: SentenceEncoder) -> TextClassifier:
    """A classifier fitted on the small corpus."""
    return train_classifier(load_corpus(SMALL_CORPUS, PARKS).examples, encoder)


@pytest.fixture(scope="module")
def ranker(classifier: TextClassifier) -> OutcomeRanker:
    """A ranker fitted on the small corpus."""
    return OutcomeRanker(classifier)


def ranker_of(small: CorpusFolder, encoder: SentenceEncoder, answers: Path) -> OutcomeRanker:
    return trained_ranker(load_corpus(small.path, PARKS), encoder, answers)


@pytest.mark.parametrize(("question", "matter", "verdict"), UNSEEN_QUESTIONS)
def test_a_question_in_new_words_is_ranked_under_its_outcome(
    ranker: OutcomeRanker, question: str, matter: str, verdict: Verdict
) -> None:
    first = ranker.rank(question)[0]
    assert (first.matter, first.verdict) == (matter, verdict)


@pytest.mark.parametrize("question", [QUESTION, "", "🙂", "他妈的", "a" * 4000])
def test_every_outcome_is_ranked_and_the_probabilities_sum_to_one(ranker: OutcomeRanker, question: str) -> None:
    candidates = ranker.rank(question)
    outcomes = {(example.matter, example.verdict) for example in load_corpus(SMALL_CORPUS, PARKS).examples}
    assert {(each.matter, each.verdict) for each in candidates} == outcomes
    assert sum(each.probability for each in candidates) == pytest.approx(1)


def test_the_most_probable_reading_comes_first(ranker: OutcomeRanker) -> None:
    probabilities = [each.probability for each in ranker.rank(QUESTION)]
    assert all(first >= second for first, second in pairwise(probabilities))


def test_the_same_examples_give_the_same_ranking(classifier: TextClassifier, encoder: SentenceEncoder) -> None:
    again = train_classifier(load_corpus(SMALL_CORPUS, PARKS).examples, encoder)
    assert again.rank(QUESTION) == classifier.rank(QUESTION)


def test_what_was_learnt_is_saved_and_ranks_as_before(
    classifier: TextClassifier, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    classifier.save(tmp_path / "folder" / "ranker.npz")
    loaded = TextClassifier.load(tmp_path / "folder" / "ranker.npz", encoder)
    assert loaded.rank(QUESTION) == classifier.rank(QUESTION)


def test_what_was_saved_is_read_without_pickle(classifier: TextClassifier, tmp_path: Path) -> None:
    classifier.save(tmp_path / "ranker.npz")
    with np.load(tmp_path / "ranker.npz", allow_pickle=False) as arrays:
        kinds = {name: arrays[name].dtype.kind for name in arrays.files}
    assert kinds
    assert set(kinds.values()) <= set("biufU")


def test_a_file_with_pickled_objects_is_refused(encoder: SentenceEncoder, tmp_path: Path) -> None:
    np.savez(tmp_path / "ranker.npz", labels=np.array([{"matter": "weather"}], dtype=object))
    with pytest.raises(ValueError, match="pickle"):
        TextClassifier.load(tmp_path / "ranker.npz", encoder)


def test_two_labels_are_told_apart_by_their_meaning_too(encoder: SentenceEncoder) -> None:
    texts = ["wager on the races", "backing a horse", "holiday in July", "vacation next week"]
    classifier = TextClassifier.fit(texts, ["bet", "bet", "leave", "leave"], encoder)
    assert classifier.rank("beach trip")[0][0] == "leave"


def test_a_ranker_is_fitted_once_for_an_unchanged_corpus(
    small: CorpusFolder, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    first = ranker_of(small, encoder, tmp_path / "answers")
    written = [(path, path.stat().st_mtime_ns) for path in (tmp_path / "answers").iterdir()]
    second = ranker_of(small, encoder, tmp_path / "answers")
    assert [(path, path.stat().st_mtime_ns) for path in (tmp_path / "answers").iterdir()] == written
    assert first.rank(QUESTION) == second.rank(QUESTION)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RULES, "my daughter takes the work cell to camp", QUESTION),
        ("parks/not_covered.yml", "is my leave balance on the payslip", QUESTION),
        ("out_of_scope.yml", "how high is the tide tomorrow", QUESTION),
        ("parks/asked_as/ranger.yml", "sneaky game of online roulette on patrol", QUESTION),
        ("asked_as/everyone.yml", "any chance of a frost", QUESTION),
    ],
)
def test_a_ranker_is_fitted_anew_when_a_line_changes(
    small: CorpusFolder, encoder: SentenceEncoder, tmp_path: Path, file: str, old: str, new: str
) -> None:
    before = ranker_of(small, encoder, tmp_path / "answers").rank(QUESTION)
    small.replace(file, old, new)
    assert ranker_of(small, encoder, tmp_path / "answers").rank(QUESTION) != before


def test_a_ranker_is_fitted_anew_when_a_line_moves_to_another_verdict(
    small: CorpusFolder, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    before = ranker_of(small, encoder, tmp_path / "answers").rank(QUESTION)
    line = "        - boss signed off on Hemi borrowing my laptop tomorrow, handing it over\n"
    small.replace(RULES, line, "")
    small.replace(RULES, "      not_allowed:\n        - my son", f"      not_allowed:\n{line}        - my son")
    assert ranker_of(small, encoder, tmp_path / "answers").rank(QUESTION) != before


def test_a_ranker_is_not_shared_by_two_organisations(
    small: CorpusFolder, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    small.write("harbours/berths.md", "---\ntitle: Berths\norganisation: harbours\n---\n\nMoor here. {#berths.moor}\n")
    ranker_of(small, encoder, tmp_path / "answers")
    harbours = trained_ranker(load_corpus(small.path, "harbours"), encoder, tmp_path / "answers")
    assert {each.matter for each in harbours.rank(QUESTION)} == {"berths/berths.moor", "weather"}
