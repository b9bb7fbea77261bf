"""Harassment and bullying: who listens, and what choices there are."""

from actions.conversation.guidance import GuidedTopic


class GuideHarassmentComplaint(GuidedTopic):
    """Says who can be approached, who supports, and that legal routes stay open."""

    topic = "harassment_complaint"

    def name(self) -> str:
        return "action_guide_harassment_complaint"
