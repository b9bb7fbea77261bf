"""One person for each kind of case, who tells it from the first message to the yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from actions.cases.case import Case
from tests.conversations.staff import Staff

MOST_QUESTIONS = 20


@dataclass(frozen=True)
class Matter:
    """What somebody tells: `opening` is an account; `answers` are said to the questions, `fields` what they tell.

    `several` answers at once the question for `several_at` and another that was not asked; `besides` is another matter.
    """

    kind: str
    person: str
    opening: str
    answers: Mapping[str, str]
    fields: Mapping[str, str]
    several_at: str
    several: str
    besides: str = "oh and I have lost my swipe card too"
    question: str = "Am I allowed to check my own bank balance on the work computer?"

    def come_to(self, staff: Staff, field: str) -> None:
        """Tell it up to the question for a field."""
        staff.tell(self.opening)
        self.go_on(staff, field)

    def go_on(self, staff: Staff, field: str | None = None) -> None:
        """Answer every question up to the one for a field, or to the summary."""
        for _ in range(MOST_QUESTIONS):
            asked = _asked(staff)
            if asked in (None, field):
                return
            staff.tell(self.answers.get(str(asked), "skip"))
        raise AssertionError(f"The answer to {asked} is not understood.")

    def finish(self, staff: Staff) -> Case:
        """Answer what is still asked, say yes, and return the one case that was opened."""
        self.go_on(staff)
        staff.tell("yes")
        return staff.case

    def held_by(self, case: Case) -> dict[str, str]:
        """What a case holds of that which was told."""
        return {name: case.fields.get(name, "") for name in self.fields}


def _asked(staff: Staff) -> str | None:
    cards = [reply.get("custom") or {} for reply in staff.conversation.replies]
    return next((card["field"] for card in reversed(cards) if card.get("type") == "question"), None)


MATTERS: Mapping[str, Matter] = MappingProxyType(
    {
        matter.kind: matter
        for matter in (
            Matter(
                "inappropriate_material",
                "colleague@education.example",
                "I want to report an email from a caterer of ours, it was a drawing of the mayor wearing only an apron",
                {
                    "material_type": "an email",
                    "sender": "a caterer of ours",
                    "sender_known": "yep",
                    "sender_origin": "outside",
                    "received_at": "yesterday at 3pm",
                },
                {"material_type": "email", "sender_known": "yes", "sender_origin": "external"},
                "sender_known",
                "yes I do, and it came yesterday at 3pm",
            ),
            Matter(
                "security_incident",
                "contractor@education.example",
                "My work tablet slid out of my bag somewhere on the Interislander and I cannot find it anywhere",
                {
                    "incident_type": "a lost device",
                    "occurred_at": "yesterday at 3pm",
                    "asset": "tablet 4417",
                    "information_involved": "unclassified",
                },
                {"incident_type": "lost_device", "information_involved": "unclassified"},
                "occurred_at",
                "yesterday at 3pm, and what is on it is unclassified",
                "oh and somebody keeps bullying me in the stairwell",
            ),
            Matter(
                "harassment_complaint",
                "colleague@justice.example",
                "Rewi Tait from the mail room keeps mocking my accent in front of everybody and I dread coming in",
                {
                    "role": "it happened to me",
                    "occurred_at": "yesterday at 3pm",
                    "respondent": "Rewi Tait",
                    "witnesses": "two of the drivers",
                    "preferred_option": "someone to have a quiet word with him",
                    "addressee": "the people team",
                    "anonymous": "no",
                },
                {"role": "target", "addressee": "people_team", "anonymous": "no", "preferred_option": "informal"},
                "preferred_option",
                "someone to have a quiet word with him, and please send it to the people team",
            ),
            Matter(
                "exemption_request",
                "staff@justice.example",
                "I need leave from the policy to plug a rented projector into the hearing room network",
                {
                    "business_need": "the room has no screen of its own",
                    "information_involved": "the daily list",
                    "covers": "only me",
                    "starts_on": "tomorrow",
                    "ends_on": "in three weeks",
                    "discussed_with_manager": "yes",
                },
                {"covers": "me", "discussed_with_manager": "yes"},
                "covers",
                "only me, and yes I have talked it over with my manager",
            ),
            Matter(
                "breach",
                "manager@justice.example",
                "One of my people, Hemi Clarke, kept a heap of pirated films on the shared drive",
                {
                    "employee": "Hemi Clarke",
                    "action_taken": "stored it",
                    "public_scrutiny": "no",
                    "contractor": "no",
                    "possible_offence": "not sure",
                },
                {"action_taken": "stored", "public_scrutiny": "no", "contractor": "no", "possible_offence": "unsure"},
                "contractor",
                "no he is on staff, and it might be an offence, I'm not sure",
            ),
            Matter(
                "gift_declaration",
                "staff@education.example",
                "I'd like to declare a gift, two tickets for the ballet at the St James",
                {
                    "gift": "two tickets for the ballet at the St James",
                    "giver": "a printing company of ours",
                    "worth": "about 150 dollars",
                    "offered_at": "yesterday at 3pm",
                    "accepted": "I declined it",
                    "circumstances": "the end of a project",
                },
                {"giver": "a printing company of ours", "accepted": "declined"},
                "offered_at",
                "yesterday at 3pm, and I declined it",
            ),
            Matter(
                "interest_declaration",
                "contractor@education.example",
                "I need to declare a conflict of interest, a kindergarten across town is run by my sister in law",
                {
                    "interest": "a kindergarten across town is run by my sister in law",
                    "interest_type": "family",
                    "work_affected": "the grants that I assess",
                    "arrangement": "somebody else could assess hers",
                },
                {"interest_type": "family_or_friends", "work_affected": "the grants that I assess"},
                "work_affected",
                "the grants that I assess",
            ),
        )
    }
)
