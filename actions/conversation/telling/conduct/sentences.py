"""Finds the sentences of an account in which something is offered to explain it, or something is intended."""

import re

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+|,\s+(?=(?:but |and )?(?:he|she|they|i|in (?:his|her|their)|to be fair)\b)")
# “In mitigation, she came to me herself.”
MOST_WORDS_OF_A_LEAD_IN = 4
MITIGATION = re.compile(
    r"\b(?:in (?:his|her|their) defen[cs]e|to be fair|in (?:all )?fairness"
    r"|(?:his|her|their) (?:excuse|explanation) (?:is|was)|mitigat\w*|apologi[sz]ed|owned up|honest mistake"
    r"|first time (?:it|this|that|he|she|they)|never (?:done|been in) (?:it|this|anything|trouble)"
    r"|(?:he|she|they) (?:says?|said|reckons?|claims?|explained) (?:that )?(?:he|she|they|it|his|her|their)\b"
    r"|(?:he|she|they)(?: says?| said| reckons?| claims?| explained| told me)? ?(?:that )?(?:he |she |they )?"
    r"(?:didn['’]?t (?:know|realise|realize|mean|think)|thought (?:it|that|the|he|she|they)|had no idea"
    r"|wasn['’]?t aware)|(?:been|is|was) (?:under (?:a lot of |huge |great )?(?:stress|pressure)"
    r"|going through (?:a|some)|unwell|grieving))\b",
    re.IGNORECASE,
)
# “His house was flooded, so I'd count that as mitigating.”
CALLED_MITIGATING = re.compile(
    r"(?<!nothing )(?<!no )(?<!not )\bmitigating\b(?! (?:circumstances|factors)\b)", re.IGNORECASE
)
INTENTION = re.compile(
    r"\b(?:(?:i|we)(?:['’]m| am|['’]re| are)? (?:plan(?:ning)? to|intend(?:ing)? to|thinking (?:of|about)"
    r"|proposing to|going to (?!(?:need|have to|report|record|log|ask)))|my plan is|my intention is"
    r"|i was (?:going|planning) to|(?:^|the )plan (?:is|'s) (?:to|for|that)|intended action|next steps?(?: is| are|:)"
    r"|i(?:['’]d| would) (?:propose|suggest|recommend))\b",
    re.IGNORECASE,
)


def mitigation_in(text: str) -> str | None:
    """Return the sentence of an account that tells what is offered to explain it, None where none does."""
    return _sentence_with(CALLED_MITIGATING, text) or _sentence_with(MITIGATION, text)


def intention_in(text: str) -> str | None:
    """Return the sentence of an account that tells what the speaker means to do, None where none does."""
    return _sentence_with(INTENTION, text)


def _sentence_with(pattern: re.Pattern[str], text: str) -> str | None:
    sentences = [sentence.strip() for sentence in SENTENCE.split(text)]
    for place, sentence in enumerate(sentences):
        if pattern.search(sentence):
            is_lead_in = len(sentence.split()) <= MOST_WORDS_OF_A_LEAD_IN and sentence[-1] not in ".!?"
            return ", ".join(sentences[place : place + 2]) if is_lead_in else sentence
    return None
