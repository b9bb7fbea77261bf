"""The corpus that ships with the project has no faults."""

from actions.policy.corpus.check import check_corpus
from actions.policy.corpus.load import load_corpus, organisations, rules_path
from tests.organisations import CORPUS

MOST_FAULTS_SHOWN = 20


def test_the_corpus_is_sound() -> None:
    faults = [str(fault) for fault in check_corpus(CORPUS)]
    assert not faults, "\n".join([f"{len(faults)} faults:", *faults[:MOST_FAULTS_SHOWN]])


def test_every_policy_that_ships_has_rules_that_a_person_wrote() -> None:
    inferred = {
        f"{name}/{policy}"
        for name in organisations(CORPUS)
        for policy in load_corpus(CORPUS, name).policies
        if not rules_path(CORPUS / name, policy).exists()
    }
    assert inferred == set()
