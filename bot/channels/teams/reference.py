"""Where a conversation is, so that something can be said in it at any time."""

from dataclasses import dataclass

from bot.channels.teams.incoming import Incoming


@dataclass(frozen=True)
class Reference:
    """A conversation in Teams, the service it is reached by, the bot's and the person's ids in it, and the tenant."""

    service_url: str
    conversation: str
    bot: str
    person: str
    tenant: str


def reference_of(activity: Incoming) -> Reference:
    """Where an activity was said."""
    [tenant] = activity.tenants
    return Reference(activity.service_url, activity.place.id, activity.recipient.id, activity.sender.id, tenant)
