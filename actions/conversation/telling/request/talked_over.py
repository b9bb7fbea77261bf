"""Reads whether something was talked over with the manager: "Kiri's fine with it", "haven't told my boss yet"."""

import re
from collections.abc import Iterable

MANAGER = (
    r"(?:(?:my|our|the|your) (?:\w+ )?(?:managers?|boss|supervisor|team lead(?:er)?|tl|lead|gm|director|chief)"
    r"|management"
    r"|(?<!my )(?<!our )(?<!the )(?<!your )(?<!password )(?<!file )(?<!task )(?<!project )(?<!package )(?<!device )"
    r"(?:manager|boss|supervisor|team leader))"
)
NEAR = r"[^.;!?]{0,40}?\b"
TALK = (
    r"(?:talk(?:ed|ing)?|speak(?:ing)?|spoken|tell(?:ing)?|told|ask(?:ed|ing)?|discuss(?:ed|ing)?|rais(?:e|ed|ing)|run|ran"
    r"|mention(?:ed|ing)?|check(?:ed|ing)?|chat(?:ted|ting)?|clear(?:ed|ing)?|bring|brought|see|seen|met|meet|catch|caught"
    r"|been through|gone? over|sort(?:ed)?|squared?|agreed?|got)"
)
TALKED = (
    r"(?:talked|spoken|spoke|told|asked|discussed|raised|run|ran|mentioned|checked|chatted|cleared|brought|met"
    r"|caught up|been through|gone over|went over|sorted|squared|agreed|talking|discussing)"
)
NOT_BEFORE = (
    r"(?:haven'?t|have ?not|hasn'?t|not (?:yet|actually|even)|never|didn'?t|did not|yet to"
    r"|(?:still )?(?:need|have|got) to"
    r"|going to|gonna|will|(?:i|we)'?ll|about to|without|plan(?:ning)? to|want(?:ed)? to|meaning to|before i)"
)
NOT_YET = re.compile(
    rf"\b{NOT_BEFORE}\b(?: \w+){{0,5}}? {TALK}\b{NEAR}{MANAGER}\b"
    rf"|\b{MANAGER}(?:'s)? (?:(?:still )?(?:doesn'?t|does not|didn'?t) (?:even )?know|(?:is ?|was ?)?(?:not|n'?t) aware"
    r"|has no idea|(?:hasn'?t|has not) (?:heard|been (?:told|asked)))\b"
    rf"|\b(?:not|n'?t)(?: yet)? (?:been )?(?:discussed|talked over|raised)\b{NEAR}{MANAGER}\b",
    re.IGNORECASE,
)
SAYS = r"sa(?:id|ys) (?:yes|ok|okay|fine|go|no|it|that|i|we|to|she|he|they|yep|sure)"
AGREES = (
    rf"(?:agree[ds]?|approve[ds]?|{SAYS}|signed|given|gave|back(?:s|ed)|supports?|supported|knows?|okayed|ok'?d|oked"
    r"|endorse[ds]|suggested|thinks|reckons|told me|discussed|talked|spoke|recommend(?:s|ed)|declined|refused|has seen"
    r"|wants me to (?:ask|apply|request))"
)
CONTENT = (
    r"(?:fine|ok|okay|happy|cool|good|on ?board|aware|supportive|keen|all for it|comfortable|sweet|relaxed|in the loop"
    r"|behind (?:it|this|me|us)|across (?:it|this))"
)
LEAVE = (
    r"(?:ok|okay|approval|go[- ]ahead|blessing|support|agreement|nod|sign[- ]?off|tick|thumbs up|green light|backing)"
)
TALKED_OVER = re.compile(
    rf"(?<!if )(?<!once )(?<!when )(?<!until )(?<!whether )(?<!unless )\b{MANAGER}"
    rf"(?:(?:'s| is| was|'s been| has been| seems| are)(?: \w+){{0,2}}? {CONTENT}\b"
    rf"|(?:'s| has| have| already| also| and (?:i|me)(?: have|'ve)?)* {AGREES}\b)"
    rf"|\b{MANAGER}\b[^.;!?]{{0,15}}?\b(?:we|i)(?:'ve| have)? {TALKED}\b"
    rf"|\b{TALKED}\b{NEAR}{MANAGER}\b|\b{LEAVE} (?:from|of|by) {MANAGER}\b|\bwith {MANAGER}'s (?:{LEAVE}|knowledge)\b",
    re.IGNORECASE,
)


def read_talked_over(text: str, manager: str = "") -> str | None:
    """Return yes or no where a text tells whether it was talked over with the manager, None where it does not.

    `manager` is the name of the speaker's manager, by which the text may speak of them.
    """
    words = _with_manager_named(text.replace("’", "'"), manager.split())
    if NOT_YET.search(words):
        return "no"
    return "yes" if TALKED_OVER.search(words) else None


def _with_manager_named(text: str, names: Iterable[str]) -> str:
    """Return a text in which the manager's name is put as “my manager”."""
    known = "|".join(re.escape(name) for name in names if name)
    return re.sub(rf"\b(?:{known})(?: (?:{known}))*\b", "my manager", text, flags=re.IGNORECASE) if known else text
