"""Leave to do what a policy forbids."""

from actions.conversation.guidance import GuidedTopic


class GuideExemptionRequest(GuidedTopic):
    """Says how leave is asked for, and that nothing may be done before it is granted."""

    topic = "exemption_request"

    def name(self) -> str:
        return "action_guide_exemption_request"
