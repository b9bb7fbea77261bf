"""The readers that learn from lines by several hands."""

from actions.conversation.telling.account.parts import fit_finders
from actions.conversation.telling.closed_answer.closed_answer import fit_classifiers
from actions.conversation.telling.dialogue_act.dialogue_act import act_classifier, opening_classifier


def load_readers() -> None:
    """Load them all, so that nobody waits for it in a conversation; those whose lines have changed are fitted first."""
    act_classifier()
    opening_classifier()
    fit_classifiers()
    fit_finders()
