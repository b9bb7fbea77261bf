"""The rules file that is proposed for a policy: what its own words say, for a person to put right."""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from actions.policy.corpus.model import Rule

HEAD_FILE = Path(__file__).with_name("head_of_rules.txt")
WIDEST_LINE = 10_000


def rules_yaml(rules: Iterable[Rule]) -> str:
    """Return the text of `<policy>.rules.yml`, each rule marked as inferred."""
    yaml = YAML()
    yaml.width = WIDEST_LINE
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump({"rules": [_entry(rule) for rule in rules]}, text)
    head = HEAD_FILE.read_text(encoding="utf-8")
    return head + text.getvalue().replace("\n  - id:", "\n\n  - id:").replace("rules:\n\n", "rules:\n")


def _entry(rule: Rule) -> dict[str, Any]:
    asked_as = {verdict.value: [*map(DoubleQuotedScalarString, lines)] for verdict, lines in rule.asked_as.items()}
    return {
        "id": rule.id,
        "inferred": rule.inferred,
        "about": DoubleQuotedScalarString(rule.about),
        "clauses": list(rule.clauses),
        "authority": rule.authority,
        "offers": list(rule.offers),
        "says": {verdict.value: DoubleQuotedScalarString(words) for verdict, words in rule.says.items()},
        "asked_as": asked_as,
    }
