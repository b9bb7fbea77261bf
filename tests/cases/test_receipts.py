import math
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import delete, select, text
from sqlalchemy.engine import Engine

from actions.cases.receipts import new_receipt, receipt_hash
from actions.cases.service import case_with_receipt
from actions.settings import settings
from actions.store.database import transaction
from actions.store.tables import receipt_pepper, receipts
from tests.cases.desk import RECEIPT, Desk


def found(desk: Desk, words: str) -> str | None:
    with transaction(desk.database) as session:
        case = case_with_receipt(session, words)
    return case.reference if case else None


def hash_of(database: Engine, words: str) -> str:
    with transaction(database) as session:
        return receipt_hash(session, words)


def test_a_receipt_is_seven_plain_words() -> None:
    words = new_receipt().split(" ")
    assert len(words) == 7
    assert all(word.isalpha() and word.islower() and word.isascii() for word in words)


def test_receipts_are_drawn_from_the_whole_word_list() -> None:
    words = Counter(word for _ in range(40_000) for word in new_receipt().split())
    assert len(words) == 7776 - len(["drop-down", "felt-tip", "t-shirt", "yo-yo"])
    assert 7 * math.log2(len(words)) > 90
    assert max(words.values()) < 100  # 36 of each are to be expected


@pytest.mark.parametrize(
    "words",
    [
        RECEIPT,
        RECEIPT.upper(),
        f"  {RECEIPT}\n",
        RECEIPT.replace(" ", "-"),
        RECEIPT.replace(" ", ", "),
        RECEIPT.replace(" ", "\n"),
        RECEIPT.replace(" ", "  "),
        f"My receipt is {RECEIPT}.",
        f"my receipt is: “{RECEIPT}”",
    ],
)
def test_a_receipt_finds_its_complaint_however_it_is_written(desk: Desk, words: str) -> None:
    assert found(desk, words) is None
    reference = desk.complain().reference
    assert found(desk, words) == reference


@pytest.mark.parametrize(
    "words",
    [
        "",
        "my receipt is",
        RECEIPT.removesuffix(" gala"),
        f"{RECEIPT} gala",
        RECEIPT.replace("gala", "galas"),
        " ".join(reversed(RECEIPT.split())),
        RECEIPT.replace(" ", ""),
        f"the words are {RECEIPT}",
    ],
)
def test_other_words_find_nothing(desk: Desk, words: str) -> None:
    desk.complain()
    assert found(desk, words) is None


def test_each_receipt_finds_its_own_complaint(desk: Desk) -> None:
    other = new_receipt()
    first = desk.complain().reference
    second = desk.complain(receipt=other, submission_key="key-2").reference
    assert (found(desk, RECEIPT), found(desk, other)) == (first, second)


def test_the_database_holds_no_word_of_a_receipt(desk: Desk) -> None:
    desk.complain()
    with transaction(desk.database) as session:
        rows = [str(session.execute(select(receipts)).one())]
        rows.append(str(session.execute(text("SELECT * FROM receipt_pepper")).one()))
    assert not any(word in row for word in RECEIPT.split() for row in rows)


def test_one_try_is_slow_whether_or_not_there_is_such_a_complaint(desk: Desk) -> None:
    desk.complain()
    for words in (RECEIPT, "no such words"):
        started = time.process_time()
        found(desk, words)
        assert 0.05 < time.process_time() - started < 2


def test_receipts_outlive_a_rotation_of_the_keys(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = desk.complain().reference
    old = settings().encryption_keys[0].get_secret_value()
    monkeypatch.setenv("ASKFIRST_ENCRYPTION_KEYS", f"{Fernet.generate_key().decode()},{old}")
    settings.cache_clear()
    assert found(desk, RECEIPT) == reference


def test_the_first_receipts_at_the_same_moment_share_one_pepper(database: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        hashes = set(pool.map(lambda _: hash_of(database, RECEIPT), range(8)))
    assert hashes == {hash_of(database, RECEIPT)}


def test_under_another_pepper_the_same_receipt_has_another_hash(database: Engine) -> None:
    before = hash_of(database, RECEIPT)
    with transaction(database) as session:
        session.execute(delete(receipt_pepper))
    assert hash_of(database, RECEIPT) != before
