"""Accepts the reader's choice, or says why not: it may be stricter than the built-in answer, never laxer."""

from collections.abc import Iterable
from dataclasses import replace

from actions.policy.corpus.model import RULE_VERDICTS, Rule, Verdict
from actions.policy.decision import Decision, Gates, by_verdict, may_permit
from actions.policy.reader.error import ReaderError, Reason
from actions.policy.reader.offer import Offer, clause_names
from actions.policy.reader.reply import Reply

# Information forbids nothing, so that it is as lax an answer as “allowed” to whoever asks for leave.
LAXITY = {Verdict.NOT_ALLOWED: 0, Verdict.CONDITIONAL: 1, Verdict.ALLOWED: 2, Verdict.INFORMATION: 2}
FEWEST_WORDS_QUOTED = 3


def accepted(reply: Reply, offer: Offer, gates: Gates) -> Decision:
    """Return the decision that the reply leads to; raise ReaderError where it may not be followed."""
    verdict = Verdict(reply.verdict)
    declines = verdict is Verdict.NOT_COVERED
    refusal = _why_not_decline(reply, offer) if declines else _why_not_settle(reply, verdict, offer, gates)
    if refusal:
        raise ReaderError(refusal)
    if declines and offer.decision.verdict is Verdict.NOT_COVERED:
        return offer.decision
    return replace(
        offer.decision, matter=reply.rule, verdict=verdict, confidence=_probability(verdict, offer), readings=()
    )


def _why_not_decline(reply: Reply, offer: Offer) -> Reason | None:
    if reply.rule or reply.clauses or reply.quote:
        return Reason.MALFORMED
    forbidden_outright = offer.decision.verdict is Verdict.NOT_ALLOWED and not offer.decision.readings
    return Reason.TOO_LAX if forbidden_outright else None


def _why_not_settle(reply: Reply, verdict: Verdict, offer: Offer, gates: Gates) -> Reason | None:
    rule = offer.rules.get(reply.rule)
    if rule is None:
        return Reason.UNKNOWN_RULE
    if verdict not in rule.says:
        return Reason.UNKNOWN_VERDICT
    if not reply.clauses or not set(clause_names(rule)).issuperset(reply.clauses):
        return Reason.UNKNOWN_CLAUSE
    if not _is_verbatim(reply.quote, (offer.clauses[name].text for name in reply.clauses)):
        return Reason.NOT_VERBATIM
    return Reason.TOO_LAX if _is_too_lax(rule, verdict, offer, gates) else None


def _is_verbatim(quote: str, texts: Iterable[str]) -> bool:
    """Return whether a text holds the quote, which must be long enough to prove that the text was read."""
    long_enough = len(quote.split()) >= FEWEST_WORDS_QUOTED
    return any(quote == text or (long_enough and quote in text) for text in texts)


def _is_too_lax(rule: Rule, verdict: Verdict, offer: Offer, gates: Gates) -> bool:
    if LAXITY[verdict] > LAXITY[_laxest(offer.decision)]:
        return True
    return verdict is Verdict.ALLOWED and _is_probably_forbidden(rule, offer, gates)


def _is_probably_forbidden(rule: Rule, offer: Offer, gates: Gates) -> bool:
    """Return whether “not allowed” is too probable to be passed over, all rules taken together or within this one."""
    of_rule = [candidate for candidate in offer.found if candidate.matter == rule.key]
    return not all(may_permit(by_verdict(candidates), gates) for candidates in (offer.found, of_rule))


def _laxest(decision: Decision) -> Verdict:
    """Return the laxest verdict that the reader may give: the strictest of those that the built-in answer held."""
    if decision.verdict not in RULE_VERDICTS:
        return Verdict.CONDITIONAL  # what was to be declined must not become leave
    settled = (reading.verdict for reading in decision.readings if reading.verdict in LAXITY)
    return min(settled, key=LAXITY.__getitem__, default=decision.verdict)


def _probability(verdict: Verdict, offer: Offer) -> float:
    share = by_verdict(offer.found)
    if verdict in RULE_VERDICTS:
        return share[verdict]
    return sum(share[each] for each in share if each not in RULE_VERDICTS)
