"""“Allowed” is followed only where “not allowed” is improbable, over all rules and within the chosen one."""

import pytest

from actions.policy.corpus.model import Corpus, Verdict
from actions.policy.decision import Decision, Gates
from actions.policy.ranking import Candidate
from actions.policy.reader.check import accepted
from actions.policy.reader.error import ReaderError, Reason
from actions.policy.reader.offer import offer_of
from actions.policy.reader.reply import Reply

LENDING, GAMBLING, LOSS = "devices/lending", "devices/gambling", "devices/lost-device"
INFORMS = Decision(LOSS, Verdict.INFORMATION, 0.7, (LOSS, LENDING, GAMBLING))
ALLOWED = Reply(
    rule=LENDING, verdict="allowed", clauses=["devices/lending.colleague"], quote="You may lend your device to"
)


GATES = Gates(permit=0.25)


def ranking(*, allowed: float, forbidden_here: float, forbidden_elsewhere: float) -> list[Candidate]:
    return [
        Candidate(LOSS, Verdict.INFORMATION, 1 - allowed - forbidden_here - forbidden_elsewhere),
        Candidate(LENDING, Verdict.ALLOWED, allowed),
        Candidate(LENDING, Verdict.NOT_ALLOWED, forbidden_here),
        Candidate(GAMBLING, Verdict.NOT_ALLOWED, forbidden_elsewhere),
    ]


def test_it_is_followed_where_both_are_improbable(corpus: Corpus) -> None:
    found = ranking(allowed=0.2, forbidden_here=0.01, forbidden_elsewhere=0.01)
    assert accepted(ALLOWED, offer_of(corpus, found, INFORMS), GATES).verdict is Verdict.ALLOWED


@pytest.mark.parametrize(("here", "elsewhere"), [(0.03, 0.03), (0.06, 0.0), (0.0, 0.06)])
def test_it_is_refused_where_the_ranking_over_all_finds_not_allowed_probable(
    corpus: Corpus, here: float, elsewhere: float
) -> None:
    found = ranking(allowed=0.2, forbidden_here=here, forbidden_elsewhere=elsewhere)
    with pytest.raises(ReaderError) as error:
        accepted(ALLOWED, offer_of(corpus, found, INFORMS), GATES)
    assert error.value.reason is Reason.TOO_LAX


def test_it_is_refused_where_the_rule_itself_rather_forbids(corpus: Corpus) -> None:
    elsewhere = Candidate("devices/visitors", Verdict.ALLOWED, 0.5)
    found = [*ranking(allowed=0.01, forbidden_here=0.05, forbidden_elsewhere=0.0), elsewhere]
    with pytest.raises(ReaderError) as error:
        accepted(ALLOWED, offer_of(corpus, found, INFORMS), GATES)
    assert error.value.reason is Reason.TOO_LAX
