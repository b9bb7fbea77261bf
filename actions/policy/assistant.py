"""Answers questions about one organisation's policies."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from actions.policy.answer import MOST_CITATIONS, Answer, Citation, Reading
from actions.policy.citing import likeliest_clauses
from actions.policy.corpus.load import load_corpus
from actions.policy.corpus.model import RULE_VERDICTS, Corpus, Topic, Verdict
from actions.policy.decision import Decision, Gates, decide, is_stricter
from actions.policy.guidance import Guidance, Remark, load_guidance
from actions.policy.ranking import Candidate, OutcomeRanker, trained_ranker
from actions.policy.review import overdue
from actions.policy.several import SURE, further_rules
from actions.settings import ReaderSettings
from understanding import question_encoder

if TYPE_CHECKING:
    from actions.policy.reader.reader import Reader

RANKERS_FOLDER = Path("models/answers")
LONGEST_QUESTION = 1000
DEFAULT_AUTHORITY = "manager"
HAS_A_WORD = re.compile(r"[^\W\d_]{2,}")
NO_TOPIC = Topic("", "", Verdict.NOT_COVERED, ())
NOT_SETTLED = "The policies held here do not settle this."


class PolicyAssistant:
    """Knows an organisation's corpus and ranks what a question may be about."""

    def __init__(
        self,
        corpus: Corpus,
        ranker: OutcomeRanker,
        guidance: Mapping[str, Guidance],
        gates: Gates = Gates(),
        reader: "Reader | None" = None,
    ) -> None:
        self.corpus = corpus
        self.guidance = guidance
        self._ranker = ranker
        self._gates = gates
        self._reader = reader

    def ask(self, question: str) -> Answer:
        """Return the answer to a question in whatever wording; a text without words is out of scope."""
        text = cleaned(question)
        if not HAS_A_WORD.search(text):
            return Answer("", Verdict.OUT_OF_SCOPE, "", DEFAULT_AUTHORITY, 1.0)
        found = self.rank(text)
        return self._with_further_rules(text, found, self._decide(found))

    async def ask_with_reader(self, question: str) -> Answer:
        """Return the answer as `ask` does, with the organisation's reader consulted where it has one.

        The question leaves the building, so that nothing which is told for a case may be asked this way.
        """
        text = cleaned(question)
        if self._reader is None or not HAS_A_WORD.search(text):
            return self.ask(question)
        found = self.rank(text)
        return self._with_further_rules(text, found, await self._reader.read(text, found, self._decide(found)))

    def decide(self, text: str) -> Decision:
        """Return the bare decision, for evaluation and for fitting the gates."""
        return self._decide(self.rank(text))

    def rank(self, text: str) -> list[Candidate]:
        """Return all readings of a text, the most probable first."""
        return self._ranker.rank(text)

    def answer_for(self, matter: str, verdict: Verdict) -> Answer:
        """Return the answer of a rule's outcome, such as a reading that was chosen; raise KeyError if there is none."""
        return self._settled(Decision(matter, verdict, 1.0, (matter,)))

    def settled(self, question: str, matter: str, verdict: Verdict) -> Answer:
        """Return the answer to a question whose condition was settled so, with the other rules that it touches."""
        text = cleaned(question)
        if not HAS_A_WORD.search(text):
            return self.answer_for(matter, verdict)
        found = self.rank(text)
        decision = replace(self._decide(found), matter=matter, verdict=verdict, confidence=1.0, readings=())
        return self._with_further_rules(text, found, decision)

    def declined(self, question: str, topic: str) -> Answer:
        """Return the answer that no rule settles a question, which belongs to this topic, with the nearest clauses."""
        decision = self.decide(cleaned(question))
        return self._declined(replace(decision, matter=topic, verdict=Verdict.NOT_COVERED, readings=()))

    def guidance_answer(self, topic: str, remark: Remark | None = None) -> Answer:
        """Return what guidance.yml holds on a topic, or a remark of it, as an answer that informs.

        Raise KeyError if it holds nothing on the topic.
        """
        told = remark or self.guidance[topic]
        citations = tuple(self.citation(clause) for clause in told.clauses)
        return Answer(topic, Verdict.INFORMATION, told.says, "", 1.0, citations)

    def citation(self, clause: str) -> Citation:
        """Return the citation of `<policy>/<clause>`; raise KeyError if there is none."""
        policy, _, clause_id = clause.partition("/")
        return Citation.of(self.corpus.policies[policy], self.corpus.clause(policy, clause_id))

    def _decide(self, candidates: Sequence[Candidate]) -> Decision:
        rules = (self.corpus.rules[each.matter] for each in candidates if each.matter in self.corpus.rules)
        inferred = next((rule.inferred for rule in rules), False)
        gates = replace(self._gates, decline=self._gates.decline_inferred) if inferred else self._gates
        return decide(candidates, gates)

    def _with_further_rules(self, text: str, found: Sequence[Candidate], decision: Decision) -> Answer:
        """Return the answer to a decision, where the question touches further rules the strictest first."""
        if decision.verdict not in RULE_VERDICTS:
            return self._answer(decision)
        further = further_rules(text, found, decision, self.rank)
        if further and _takes_back(further[0], decision):
            (strictest, *rest), chosen = further, Candidate(decision.matter, decision.verdict, decision.confidence)
            first = replace(decision, matter=strictest.matter, verdict=strictest.verdict, readings=())
            answer = self._answer(replace(first, confidence=strictest.probability))
            return replace(answer, also=self._read((chosen, *rest), decision))
        also = () if decision.readings else self._read(further, decision)
        return replace(self._answer(decision), also=also)

    def _answer(self, decision: Decision) -> Answer:
        if decision.verdict in (Verdict.NOT_COVERED, Verdict.OUT_OF_SCOPE):
            return self._declined(decision)
        return self._settled(decision)

    def _declined(self, decision: Decision) -> Answer:
        topic = self.corpus.topics.get(decision.matter, NO_TOPIC)
        citations = self._first_clauses(decision.rules[:2]) if decision.verdict is Verdict.NOT_COVERED else ()
        return Answer(
            matter=topic.id,
            verdict=decision.verdict,
            says="",
            authority=topic.ask or DEFAULT_AUTHORITY,
            confidence=decision.confidence,
            citations=citations,
            readings=self._read(decision.readings, decision),
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
            cited=tuple(self.citation(each) for each in likeliest_clauses(self.corpus, decision)[:MOST_CITATIONS]),
            conditions=rule.conditions if decision.verdict is Verdict.CONDITIONAL else (),
            offers=rule.offers,
            readings=self._read(decision.readings, decision),
            about=rule.about,
            inferred=rule.inferred,
            overdue=overdue(self.corpus.policies[rule.policy], date.today()),
        )

    def _first_clauses(self, rules: tuple[str, ...]) -> tuple[Citation, ...]:
        found = (self.corpus.rules[key] for key in rules)
        return tuple(self.citation(f"{rule.policy}/{rule.clauses[0]}") for rule in found)

    def _read(self, candidates: Iterable[Candidate], decision: Decision) -> tuple[Reading, ...]:
        return tuple(self._reading(candidate, decision.rules[0]) for candidate in candidates)

    def _reading(self, candidate: Candidate, nearest: str) -> Reading:
        """Return a candidate as a reading; one that no rule settles quotes the nearest rule."""
        if candidate.verdict not in RULE_VERDICTS:
            topic = self.corpus.topics[candidate.matter]
            citation = self._first_clauses((nearest,))[0]
            return Reading(topic.id, topic.about, NOT_SETTLED, Verdict.NOT_COVERED, citation)
        rule = self.corpus.rules[candidate.matter]
        citation = self.citation(f"{rule.policy}/{rule.clauses_for(candidate.verdict)[0]}")
        return Reading(rule.key, rule.about, rule.says[candidate.verdict], candidate.verdict, citation)


def _takes_back(candidate: Candidate, decision: Decision) -> bool:
    """Return whether another rule, which is surely touched, takes back some of the leave that the chosen one gives."""
    if candidate.probability < SURE or decision.verdict not in (Verdict.ALLOWED, Verdict.CONDITIONAL):
        return False
    return is_stricter(candidate.verdict, decision.verdict)


def cleaned(question: str) -> str:
    """Return the question in one normal form, without control characters, cut to a length worth reading."""
    text = unicodedata.normalize("NFKC", question[: 4 * LONGEST_QUESTION])
    printable = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in text)
    return " ".join(printable.split())[:LONGEST_QUESTION]


def assistant_for(
    corpus_folder: Path, organisation: str, reader_settings: ReaderSettings | None = None
) -> PolicyAssistant:
    """Return the assistant of an organisation, its ranker fitted first where the corpus has changed.

    It has a reader where the settings name the organisation.
    """
    corpus = load_corpus(corpus_folder, organisation)
    ranker = trained_ranker(corpus, question_encoder(), RANKERS_FOLDER)
    reader = _reader(corpus, reader_settings) if reader_settings else None
    return PolicyAssistant(corpus, ranker, load_guidance(corpus_folder / organisation), reader=reader)


def _reader(corpus: Corpus, settings: ReaderSettings) -> "Reader | None":
    if corpus.organisation not in settings.organisations:
        return None
    # Imported only where it is switched on, so that nobody else waits for an HTTP client to load.
    from actions.policy.reader.reader import Reader

    return Reader(corpus, settings)
