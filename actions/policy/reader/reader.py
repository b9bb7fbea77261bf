"""The optional reader of policy questions: a language model that chooses among the rules, its choice checked."""

import logging
from collections.abc import Sequence

from actions.policy.corpus.model import Corpus, Verdict
from actions.policy.decision import Decision, Gates
from actions.policy.personal_details import without_personal_details
from actions.policy.ranking import Candidate
from actions.policy.reader.check import accepted
from actions.policy.reader.connection import Connection
from actions.policy.reader.error import ReaderError
from actions.policy.reader.offer import Offer, offer_of
from actions.policy.reader.reply import read_reply
from actions.policy.reader.request import request_body
from actions.settings import ReaderSettings

log = logging.getLogger(__name__)


class Reader:
    """Reads questions about one organisation's policies; belongs to one event loop."""

    def __init__(self, corpus: Corpus, settings: ReaderSettings, gates: Gates = Gates()) -> None:
        self._corpus = corpus
        self._model = settings.model
        self._gates = gates
        self._connection = Connection(settings)

    async def read(self, question: str, found: Sequence[Candidate], decision: Decision) -> Decision:
        """Return the reader's decision where it may be followed, else the built-in one that was given."""
        offer = offer_of(self._corpus, found, decision)
        if decision.verdict is Verdict.OUT_OF_SCOPE or not offer.rules:
            return decision
        try:
            return await self._choice(without_personal_details(question), offer)
        except ReaderError as error:
            log.warning("The reader of %s was not followed: %s", self._corpus.organisation, error.reason.value)
            return decision

    async def _choice(self, question: str, offer: Offer) -> Decision:
        content = await self._connection.complete(request_body(self._model, question, offer))
        return accepted(read_reply(content), offer, self._gates)
