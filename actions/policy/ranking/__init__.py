"""Ranks what a question may be about, by its meaning and by its wording."""

from actions.policy.ranking.candidate import Candidate
from actions.policy.ranking.ranker import OutcomeRanker, train_ranker, trained_ranker

__all__ = ["Candidate", "OutcomeRanker", "train_ranker", "trained_ranker"]
