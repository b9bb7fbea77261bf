"""What is said about an answer once given: whom to ask, how old the policy is, what approval changes."""

from dataclasses import replace

from actions.conversation.answers import UNSETTLED, answer_message, without_yes_or_no
from actions.conversation.contacts import contact_name, contacts_message
from actions.conversation.message import Message
from actions.conversation.offers import EXEMPTION
from actions.conversation.wording import say
from actions.people.organisation import Organisation
from actions.policy.answer import Answer
from actions.policy.approval import names_an_exemption, verdict_with_approval
from actions.policy.assistant import DEFAULT_AUTHORITY, PolicyAssistant
from actions.policy.corpus.model import Policy, Verdict


def authority_message(told: Answer, organisation: Organisation) -> Message:
    """Return who can settle it, with how to reach them."""
    authority = told.authority or DEFAULT_AUTHORITY
    text = say("follow_up_authority", authority=contact_name(organisation, authority))
    return contacts_message(organisation, [authority], text)


def review_message(told: Answer, assistant: PolicyAssistant, organisation: Organisation) -> Message:
    """Return when the policy was last reviewed, when it will be, and who owns it, as far as it says so."""
    rule = assistant.corpus.rules.get(told.matter)
    if rule is None:
        return answer_message(told, organisation)
    policy = assistant.corpus.policies[rule.policy]
    owner = say("follow_up_owner", owner=policy.owner) if policy.owner else ""
    lines = [_reviewed(policy), _next_review(policy, told.overdue), owner]
    return Message("\n".join(line for line in lines if line))


def approval_message(
    told: Answer, text: str, question: str, assistant: PolicyAssistant, organisation: Organisation
) -> tuple[Answer, Message]:
    """Return the answer to the question in mind where somebody agrees as the text tells, and its message."""
    rule = assistant.corpus.rules.get(told.matter)
    if rule is None or told.verdict in (Verdict.ALLOWED, *UNSETTLED):
        return told, answer_message(told, organisation)
    verdict = verdict_with_approval(rule, text)
    if verdict is None:
        return told, _no_exception(told, text, assistant, organisation)
    answer = assistant.settled(question, rule.key, verdict)
    return answer, answer_message(answer, organisation)


def _no_exception(told: Answer, text: str, assistant: PolicyAssistant, organisation: Organisation) -> Message:
    """Return that the answer stays, and how leave is asked for where the organisation gives any."""
    may_ask = EXEMPTION in told.offers
    guidance = assistant.guidance.get(EXEMPTION) if may_ask or names_an_exemption(text) else None
    parts = [say("follow_up_no_exception"), without_yes_or_no(told.says), guidance.says if guidance else ""]
    return answer_message(replace(told, says=" ".join(part for part in parts if part)), organisation)


def _reviewed(policy: Policy) -> str:
    if policy.last_reviewed:
        return say("follow_up_reviewed", policy=policy.title, last_reviewed=policy.last_reviewed)
    if policy.approved:
        return say("follow_up_approved", policy=policy.title, approved=policy.approved)
    return say("follow_up_undated", policy=policy.title)


def _next_review(policy: Policy, overdue: str) -> str:
    if overdue:
        return say("answer_overdue", next_review=overdue)
    return say("follow_up_next_review", next_review=policy.next_review) if policy.next_review else ""
