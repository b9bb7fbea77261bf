"""A manager asks how to handle a breach."""

from actions.conversation.guidance import GuidedTopic


class GuideBreach(GuidedTopic):
    """Gives the policy's own considerations and whom to consult."""

    topic = "breach_guidance"

    def name(self) -> str:
        return "action_guide_breach"
