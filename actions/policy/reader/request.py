"""What is sent to the reader: its instructions, the question, and the rules to choose among."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from actions.policy.corpus.model import Clause, Condition, Rule
from actions.policy.reader.offer import Offer, clause_names
from actions.policy.reader.reply import Reply

INSTRUCTIONS = Path(__file__).with_name("instructions.md")

Json = dict[str, Any]


def request_body(model: str, question: str, offer: Offer) -> Json:
    """Return the body of a chat completion; `question` must be free of personal details."""
    rules = [_rule(rule, offer) for rule in offer.rules.values()]
    asked = json.dumps({"question": question, "rules": rules}, ensure_ascii=False)
    return {
        "model": model,
        "temperature": 0,
        "messages": [{"role": "system", "content": _instructions()}, {"role": "user", "content": asked}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reply", "strict": True, "schema": Reply.schema()},
        },
    }


@lru_cache(maxsize=1)
def _instructions() -> str:
    return INSTRUCTIONS.read_text(encoding="utf-8")


def _rule(rule: Rule, offer: Offer) -> Json:
    return {
        "rule": rule.key,
        "about": rule.about,
        "clauses": [_clause(name, offer.clauses[name]) for name in clause_names(rule)],
        "verdicts": {verdict.value: says for verdict, says in rule.says.items()},
        "conditions": [_condition(condition) for condition in rule.conditions],
    }


def _clause(name: str, clause: Clause) -> Json:
    return {"id": name, "section": clause.section, "opening": clause.opening, "text": clause.text}


def _condition(condition: Condition) -> Json:
    return {"ask": condition.ask, "answers": {answer.answer: answer.verdict.value for answer in condition.answers}}
