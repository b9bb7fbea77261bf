"""Finds the faults of a `<policy>.rules.yml`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from actions.policy.corpus.fault import Fault
from actions.policy.corpus.file_check import FileCheck
from actions.policy.corpus.files import CASE_KINDS, RuleEntry, RulesFile
from actions.policy.corpus.located_yaml import Location
from actions.policy.corpus.model import RULE_VERDICTS, Policy, Verdict
from actions.policy.corpus.ways_of_asking import FEWEST_LINES, Seen, taken


@dataclass
class RulesCheck(FileCheck):
    """The faults of a rules file beside its policy; `contacts` are those of the organisation, None if unknown."""

    file: RulesFile
    policy: Policy
    contacts: set[str] | None
    seen: Seen

    def faults(self) -> Iterator[Fault]:
        """Yield every fault of the file."""
        yield from self._duplicate_rules()
        yield from self._clauses_without_meaning()
        for index, rule in enumerate(self.file.rules):
            at: Location = ("rules", index)
            yield from self._unknown_names(rule, at)
            yield from self._unchecked(rule, at)
            yield from self._outcomes(rule, at)
            yield from self._conditions(rule, at)
            for verdict, lines in rule.asked_as.items():
                owner = (f"{self.policy.name}/{rule.id}", verdict.value)
                for number, line in enumerate(lines):
                    if message := taken(line, owner, self.seen):
                        yield self._fault((*at, "asked_as", verdict.value, number), message)

    def _duplicate_rules(self) -> Iterator[Fault]:
        counts = Counter(rule.id for rule in self.file.rules)
        for index, rule in enumerate(self.file.rules):
            if counts[rule.id] > 1:
                yield self._fault(("rules", index), f"the rule id '{rule.id}' is used twice")

    def _clauses_without_meaning(self) -> Iterator[Fault]:
        background = {entry.clause for entry in self.file.background}
        used = {clause for rule in self.file.rules for clause in rule.clauses}
        for clause in self.policy.clauses.values():
            if clause.id not in background | used:
                path = self.path.with_name(f"{self.policy.name}.md")
                yield Fault(path, clause.line, f"the clause '{clause.id}' has no rule and is not marked background")
        for index, entry in enumerate(self.file.background):
            if entry.clause not in self.policy.clauses:
                yield self._fault(("background", index), f"there is no clause '{entry.clause}'")
            if entry.clause in used:
                yield self._fault(("background", index), f"the clause '{entry.clause}' is background and has a rule")

    def _unknown_names(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        cited = [clause for clauses in rule.cites.values() for clause in clauses]
        for clause in dict.fromkeys([*rule.clauses, *cited]):
            if clause not in self.policy.clauses:
                yield self._fault((*at, "clauses"), f"the rule '{rule.id}' names no clause of this policy: '{clause}'")
        if self.contacts is not None and rule.authority not in self.contacts:
            yield self._fault((*at, "authority"), f"organisation.yml has no contact '{rule.authority}'")
        for kind in set(rule.offers) - CASE_KINDS:
            yield self._fault((*at, "offers"), f"there is no kind of case '{kind}'")

    def _unchecked(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        if rule.inferred:
            message = f"nobody has checked '{rule.id}' yet: put it right, then take `inferred: true` away"
            yield self._fault((*at, "inferred"), message)

    def _outcomes(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        for verdict in rule.says:
            if verdict not in RULE_VERDICTS:
                yield self._fault((*at, "says", verdict.value), f"a rule cannot decide '{verdict.value}'")
            found = len(rule.asked_as.get(verdict, []))
            if found < FEWEST_LINES and not (found == 0 and verdict in _reached_by_answers(rule)):
                message = f"'{rule.id}' has {found} ways of asking for '{verdict.value}', {FEWEST_LINES} are needed"
                yield self._fault((*at, "asked_as", verdict.value), message)
        for verdict in rule.asked_as:
            if verdict not in rule.says:
                message = f"'{rule.id}' has lines for '{verdict.value}' but does not say what then"
                yield self._fault((*at, "asked_as", verdict.value), message)

    def _conditions(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        if Verdict.CONDITIONAL in rule.says and not rule.conditions:
            yield self._fault((*at, "says"), f"'{rule.id}' can be conditional but has no condition to ask about")
        for number, condition in enumerate(rule.conditions):
            where = (*at, "conditions", number)
            if len(condition.answers) < 2:
                yield self._fault(where, f"a condition of '{rule.id}' has no outcome for each answer")
            for answer in condition.answers:
                if answer.verdict not in rule.says:
                    message = f"a condition of '{rule.id}' leads to '{answer.verdict.value}', which says nothing"
                    yield self._fault(where, message)


def _reached_by_answers(rule: RuleEntry) -> set[Verdict]:
    """Return the outcomes to which the answer to a condition leads; nobody need ask for them directly."""
    return {answer.verdict for condition in rule.conditions for answer in condition.answers}
