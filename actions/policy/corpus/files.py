"""The shape of the corpus's YAML files, as docs/corpus.md describes them."""

from pydantic import BaseModel, Extra, Field

from actions.policy.corpus.model import Verdict

CASE_KINDS = {
    "inappropriate_material",
    "security_incident",
    "harassment_complaint",
    "exemption_request",
    "breach",
}


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False


class BackgroundEntry(_Strict):
    """A clause that decides nothing."""

    clause: str
    because: str


class ConditionAnswerEntry(_Strict):
    """A possible answer to a condition."""

    answer: str
    verdict: Verdict


class ConditionEntry(_Strict):
    """A fact to ask for."""

    ask: str
    answers: list[ConditionAnswerEntry]


class RuleEntry(_Strict):
    """What clauses mean for a question."""

    id: str
    about: str
    clauses: list[str] = Field(min_items=1)
    authority: str
    offers: list[str] = []
    says: dict[Verdict, str]
    cites: dict[Verdict, list[str]] = {}
    conditions: list[ConditionEntry] = []
    asked_as: dict[Verdict, list[str]] = {}
    inferred: bool = False


class RulesFile(_Strict):
    """`<policy>.rules.yml`."""

    background: list[BackgroundEntry] = []
    rules: list[RuleEntry] = []


class TopicEntry(_Strict):
    """A matter that no rule settles."""

    id: str
    about: str
    ask: str = ""
    asked_as: list[str]


class TopicsFile(_Strict):
    """`not_covered.yml` and `out_of_scope.yml`."""

    topics: list[TopicEntry] = []


class HandFile(_Strict):
    """`asked_as/<hand>.yml`: lines by policy, rule and verdict, and by topic."""

    hand: str
    lines: dict[str, dict[str, dict[Verdict, list[str]]]] = {}
    not_covered: dict[str, list[str]] = {}
    out_of_scope: dict[str, list[str]] = {}
