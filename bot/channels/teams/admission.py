"""Which activities are let in: genuine ones, from tenants and services that the operator has named."""

from dataclasses import dataclass
from ipaddress import ip_address

from sanic.request import Request

from bot.channels.identity import Person
from bot.channels.refusals import Refusal
from bot.channels.teams.incoming import Incoming, read_activity
from bot.channels.teams.proof import ProofReader
from bot.channels.teams.reference import Reference
from bot.channels.teams.settings import TeamsSettings, host_of, is_encrypted, is_plain
from bot.environment import LOOPBACK

CHANNEL = "msteams"


@dataclass(frozen=True)
class Admission:
    """Lets activities in or refuses them; without a reader of proofs, for the playground, only from this machine."""

    settings: TeamsSettings
    proofs: ProofReader | None

    async def admit(self, request: Request) -> Incoming:
        """The activity of a request that may come in."""
        proof = await self.proofs.read(request.headers.get("authorization", "")) if self.proofs else None
        activity = read_activity(request)
        is_genuine = proof.covers(activity) if proof else ip_address(request.ip).is_loopback
        is_ours = activity.channel == CHANNEL and self.may_answer_to(activity.service_url)
        if not (is_genuine and is_ours and self._organisation(activity)):
            raise Refusal(403, "AskFirst does not take this activity from there.")
        return activity

    def may_answer_to(self, service_url: str) -> bool:
        """Whether answers may be sent to this service."""
        hosts = LOOPBACK if self.settings.playground else self.settings.service_hosts
        return host_of(service_url) in hosts and is_encrypted(service_url) and is_plain(service_url)

    def may_tell(self, organisation: str, reference: Reference) -> bool:
        """Whether people of an organisation may be told something there, as the settings are now."""
        is_theirs = self.settings.organisations.get(reference.tenant) == organisation
        return is_theirs and self.may_answer_to(reference.service_url)

    def speaker(self, activity: Incoming) -> Person:
        """Who sent an activity that was let in; somebody whom Entra ID does not know is in no directory."""
        name = (activity.sender.object_id or activity.sender.id).lower()
        return Person("", self._organisation(activity), name, "" if activity.is_personal else activity.place.id)

    def _organisation(self, activity: Incoming) -> str:
        """The organisation whose tenant it comes from; empty where it names none, an unknown one, or several."""
        known = self.settings.organisations
        return known.get(next(iter(activity.tenants)), "") if len(activity.tenants) == 1 else ""
