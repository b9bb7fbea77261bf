"""Looks up the complaint behind a receipt, and bounds how often receipts may be tried."""

import asyncio
from collections import defaultdict

from aiolimiter import AsyncLimiter

from actions.cases.case import Case
from actions.cases.repository import with_reference
from actions.cases.service import case_with_receipt
from actions.conversation.services import database
from actions.people.organisation import Organisation
from actions.people.permissions import opened
from actions.store.database import transaction

SECONDS = 15 * 60
WRONG_IN_A_CONVERSATION = 5
WRONG_IN_ALL = 100


class TooManyReceiptsError(Exception):
    """So many wrong receipts were told that none is tried for a while."""


class ReceiptDesk:
    """Tries receipts; wrong ones are counted, for each conversation and for all that this process hears."""

    def __init__(self) -> None:
        self._all = AsyncLimiter(WRONG_IN_ALL, SECONDS)
        self._each: defaultdict[str, AsyncLimiter] = defaultdict(lambda: AsyncLimiter(WRONG_IN_A_CONVERSATION, SECONDS))

    async def case_under(self, receipt: str, conversation: str, organisation: Organisation) -> Case | None:
        """Return the complaint under a receipt, None whatever is wrong with it.

        Raise TooManyReceiptsError, without trying, where too many wrong ones were told.
        """
        limits = (self._all, self._each[conversation])
        if not all(limit.has_capacity() for limit in limits):
            raise TooManyReceiptsError
        # The hash is slow on purpose; others are answered meanwhile.
        case = await asyncio.to_thread(_under, receipt)
        if case is not None and case.organisation == organisation.key:
            return case
        for limit in limits:
            await limit.acquire()
        return None


def held_case(reference: str) -> Case | None:
    """Return the anonymous case of this reference, for somebody whose receipt for it was seen in this enquiry."""
    with transaction(database()) as session:
        case = with_reference(session, reference)
    return case if case is not None and opened(None, case) else None


def _under(receipt: str) -> Case | None:
    with transaction(database()) as session:
        return case_with_receipt(session, receipt)
