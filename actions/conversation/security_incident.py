"""A lost device, malware, a password given away: whom to tell, at once."""

from actions.conversation.guidance import GuidedTopic


class GuideSecurityIncident(GuidedTopic):
    """Says whom to tell, and what the policy asks."""

    topic = "security_incident"

    def name(self) -> str:
        return "action_guide_security_incident"
