"""Receipts: the words by which an anonymous complainant, and nobody else, finds the complaint again."""

import re
import secrets
from functools import cache

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from xkcdpass.xkcd_password import generate_wordlist

from actions.store.pepper import pepper
from actions.store.tables import receipts

NUMBER_OF_WORDS = 7
LEADING_WORDS = "my receipt is "
BETWEEN_WORDS = re.compile(r"[\W_]+")


def new_receipt() -> str:
    """Returns seven words of the EFF's large word list, parted by spaces: about 90 bits by chance.

    Whoever opens a complaint draws the receipt first and keeps it until the complaint is open. The database
    holds only its hash and could not say it a second time; so a "yes" that comes twice is answered with the
    same words, and an answer that was lost on its way is not a complaint lost.
    """
    return " ".join(secrets.choice(_words()) for _ in range(NUMBER_OF_WORDS))


def receipt_hash(session: Session, words: str) -> str:
    """Returns the hash under which a receipt is kept, in hexadecimal; it takes about 150 ms and 64 MB.

    Letters' case does not matter, nor what stands between the words, nor a leading "my receipt is".

    A salt of its own for each receipt would mean a slow hash for each complaint there is, until one fits. As with
    SecureDrop's codenames, one secret for the whole installation takes the salt's place, so that a receipt is
    found by its hash. The price: who has both database and keys tries a guess on all complaints at once, which
    2 to the power of 90 receipts make pointless; and who has the database alone can try nothing.
    """
    scrypt = Scrypt(salt=pepper(session), length=32, n=2**16, r=8, p=1)
    return scrypt.derive(_normalised(words).encode()).hex()


def keep_receipt(session: Session, hashed: str, reference: str) -> None:
    """Stores under which receipt a case is found. Raises IntegrityError where one of the two is taken."""
    session.execute(insert(receipts).values(hash=hashed, reference=reference))


def reference_under(session: Session, hashed: str) -> str | None:
    """Returns the reference of the case that is kept under this hash."""
    found: str | None = session.execute(select(receipts.c.reference).filter_by(hash=hashed)).scalar()
    return found


def _normalised(words: str) -> str:
    return BETWEEN_WORDS.sub(" ", words.casefold()).strip().removeprefix(LEADING_WORDS)


@cache
def _words() -> tuple[str, ...]:
    """Four words of the list have a hyphen, and might be taken for two words each."""
    return tuple(generate_wordlist("eff-long", min_length=3, max_length=9, valid_chars="[a-z]"))
