"""What the reader must reply: one JSON object with a rule, a verdict, clause ids and a quote, and nothing else."""

from typing import Literal

from pydantic import BaseModel, Extra, StrictStr, ValidationError

from actions.policy.reader.error import ReaderError, Reason


class Reply(BaseModel):
    """A choice: `rule` is a key that was offered, empty where nothing settles the question; `quote` is verbatim."""

    rule: StrictStr
    verdict: Literal["allowed", "not_allowed", "conditional", "information", "not_covered"]
    clauses: list[StrictStr]
    quote: StrictStr

    class Config:
        extra = Extra.forbid
        allow_mutation = False


def read_reply(content: str) -> Reply:
    """Return the reply that the content holds; raise ReaderError where it holds none."""
    try:
        return Reply.parse_raw(content)
    except (ValidationError, RecursionError):
        raise ReaderError(Reason.MALFORMED) from None
