"""Words in their base form, as spaCy knows them: “betting”, “Bets” and “bet” are one word to search for."""

from functools import lru_cache

import spacy
from spacy.language import Language


@lru_cache(maxsize=1)
def _english() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    return pipeline


def base_forms(text: str) -> list[str]:
    """Return the words of a text, lower case and in their base form; stop words stay, because “not” decides."""
    document = _english()(text.lower().replace("’", "'"))
    return [token.lemma_ or token.text for token in document if not (token.is_punct or token.is_space)]
