"""Answers questions about one organisation's policies."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import dateparser

from actions.policy.answer import Answer, Citation, Reading
from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.model import Corpus, Policy, Topic, Verdict
from actions.policy.decision import Decision, Gates, decide
from actions.policy.guidance import Guidance, load_guidance
from actions.policy.ranking import Candidate, OutcomeRanker, trained_ranker
from understanding import sentence_encoder

RANKERS_FOLDER = Path("models/answers")
LONGEST_QUESTION = 1000
DEFAULT_AUTHORITY = "manager"
YEAR = re.compile(r"\d{4}")
HAS_A_WORD = re.compile(r"[^\W\d_]{2,}")


class PolicyAssistant:
    """Knows an organisation's corpus and ranks what a question may be about."""

    def __init__(
        self,
        corpus: Corpus,
        ranker: OutcomeRanker,
        guidance: Mapping[str, Guidance],
        gates: Gates = Gates(),
    ) -> None:
        self.corpus = corpus
        self.guidance = guidance
        self._ranker = ranker
        self._gates = gates

    def ask(self, question: str) -> Answer:
        """Return the answer to a question in whatever wording; a text without words is out of scope."""
        text = cleaned(question)
        if not HAS_A_WORD.search(text):
            return Answer("", Verdict.OUT_OF_SCOPE, "", DEFAULT_AUTHORITY, 1.0)
        return self._answer(self.decide(text))

    def decide(self, text: str) -> Decision:
        """Return the bare decision, for evaluation and for fitting the gates."""
        return decide(self.rank(text), self._gates)

    def rank(self, text: str) -> list[Candidate]:
        """Return all readings of a text, the most probable first."""
        return self._ranker.rank(text)

    def answer_for(self, matter: str, verdict: Verdict) -> Answer:
        """Return the answer of a rule's outcome, such as a reading that was chosen; raise KeyError if there is none."""
        return self._settled(Decision(matter, verdict, 1.0, (matter,)))

    def guidance_answer(self, topic: str) -> Answer:
        """Return what guidance.yml holds on a topic as an answer that informs; raise KeyError if it holds nothing."""
        guidance = self.guidance[topic]
        citations = tuple(self.citation(clause) for clause in guidance.clauses)
        return Answer(topic, Verdict.INFORMATION, guidance.says, "", 1.0, citations)

    def citation(self, clause: str) -> Citation:
        """Return the citation of `<policy>/<clause>`; raise KeyError if there is none."""
        policy, _, clause_id = clause.partition("/")
        return Citation.of(self.corpus.policies[policy], self.corpus.clause(policy, clause_id))

    def _answer(self, decision: Decision) -> Answer:
        if decision.verdict in (Verdict.NOT_COVERED, Verdict.OUT_OF_SCOPE):
            return self._declined(decision)
        return self._settled(decision)

    def _declined(self, decision: Decision) -> Answer:
        topic: Topic = self.corpus.topics[decision.matter]
        citations = self._first_clauses(decision.rules[:2]) if decision.verdict is Verdict.NOT_COVERED else ()
        return Answer(
            matter=topic.id,
            verdict=decision.verdict,
            says="",
            authority=topic.ask or DEFAULT_AUTHORITY,
            confidence=decision.confidence,
            citations=citations,
            about=topic.about,
        )

    def _settled(self, decision: Decision) -> Answer:
        rule = self.corpus.rules[decision.matter]
        return Answer(
            matter=rule.key,
            verdict=decision.verdict,
            says=rule.says[decision.verdict],
            authority=rule.authority,
            confidence=decision.confidence,
            citations=tuple(self.citation(f"{rule.policy}/{clause}") for clause in rule.clauses_for(decision.verdict)),
            related=self._first_clauses(tuple(key for key in decision.rules if key != rule.key)[:1]),
            conditions=rule.conditions if decision.verdict is Verdict.CONDITIONAL else (),
            offers=rule.offers,
            readings=tuple(self._reading(candidate) for candidate in decision.readings),
            about=rule.about,
            inferred=rule.inferred,
            overdue=overdue(self.corpus.policies[rule.policy], date.today()),
        )

    def _first_clauses(self, rules: tuple[str, ...]) -> tuple[Citation, ...]:
        found = (self.corpus.rules[key] for key in rules)
        return tuple(self.citation(f"{rule.policy}/{rule.clauses[0]}") for rule in found)

    def _reading(self, candidate: Candidate) -> Reading:
        rule = self.corpus.rules[candidate.matter]
        citation = self.citation(f"{rule.policy}/{rule.clauses_for(candidate.verdict)[0]}")
        return Reading(rule.key, rule.about, rule.says[candidate.verdict], candidate.verdict, citation)


def cleaned(question: str) -> str:
    """Return the question in one normal form, without control characters, cut to a length worth reading."""
    text = unicodedata.normalize("NFKC", question[: 4 * LONGEST_QUESTION])
    printable = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in text)
    return " ".join(printable.split())[:LONGEST_QUESTION]


def overdue(policy: Policy, today: date) -> str:
    """Return the policy's date of next review, as it words it, where that has passed; else an empty text."""
    if not policy.next_review:
        return ""
    due = _last_day(policy.next_review)
    return policy.next_review if due is not None and due < today else ""


def _last_day(words: str) -> date | None:
    """Return the last day of the date, month or year that the words name, read day first; None where they name none."""
    if YEAR.fullmatch(words):
        return date(int(words), 12, 31)
    order = "YMD" if YEAR.match(words) else "DMY"
    settings = {"DATE_ORDER": order, "PREFER_DAY_OF_MONTH": "last"}
    found = dateparser.parse(words, settings=settings, languages=["en"])
    return found.date() if found else None


def assistant_for(corpus_folder: Path, organisation: str) -> PolicyAssistant:
    """Return the assistant of an organisation, its ranker fitted first where the corpus has changed."""
    corpus = load_corpus(corpus_folder, organisation)
    ranker = trained_ranker(corpus, sentence_encoder(), RANKERS_FOLDER)
    return PolicyAssistant(corpus, ranker, load_guidance(corpus_folder / organisation))
