"""The secret that goes into the hash of every receipt, one for the whole installation."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.store.tables import receipt_pepper
from actions.store.upsert import insert_into

PEPPER = select(receipt_pepper.c.pepper)


def pepper(session: Session) -> bytes:
    """Returns the pepper, 32 random bytes, drawn when it is first asked for.

    It is kept in the database under the encryption of everything confidential, and not made from a key, because
    it must stay the same when ASKFIRST_ENCRYPTION_KEYS are rotated: no receipt would be found any more.
    """
    kept = session.execute(PEPPER).scalar()
    if kept is None:
        # Of two processes that draw one at the same moment the second waits, and keeps that of the first.
        drawn = insert_into(session, receipt_pepper).values(id=1, pepper=secrets.token_hex(32))
        session.execute(drawn.on_conflict_do_nothing())
        kept = session.execute(PEPPER).scalar_one()
    return bytes.fromhex(kept)
