"""What people say of a case that is open: its reference, their wish, what is to be added, a receipt."""

import pytest

from actions.conversation.own_cases.receipt_words import has_lost_receipt, speaks_of_receipt
from actions.conversation.telling.case_status.addition import addition_in, replacement_in
from actions.conversation.telling.case_status.references import references_in
from actions.conversation.telling.case_status.wish import Wish, read_wish
from understanding.passphrase import passphrase_in

RECEIPT = "clubhouse dimness gladly kindling oxygen ruby washroom"
TYPED = [
    ("INC-2026-0003", "INC-2026-0003"),
    ("inc 2026 3", "INC-2026-0003"),
    ("its INC20260003 mate", "INC-2026-0003"),
    ("har/2026/17?", "HAR-2026-0017"),
    ("EXM-2O26-OO12", "EXM-2026-0012"),
    ("sec 4", "SEC-0004"),
    ("2026-0090", "2026-0090"),
    ("ref number 21", "0021"),
]
WISHES = [
    ("yo, how is my thing travelling", Wish.TELL),
    ("has anybody had a squiz at it", Wish.TELL),
    ("what did the boss decide on my request", Wish.TELL),
    ("exemption, yes or no?", Wish.TELL),
    ("did the desk wipe the tablet I lost", Wish.TELL),
    ("HAR-2026-0044", Wish.TELL),
    ("chuck this on my file, he was there again", Wish.ADD),
    ("please let whoever has it know that the SIM is blocked", Wish.ADD),
    ("there is another detail I need to put in", Wish.ADD),
    ("INC-2026-0004: it came from a hotmail address", Wish.ADD),
    ("I never told you that Rua saw the lot", Wish.ADD),
    ("the stolen laptop has been found by the cleaners", Wish.ADD),
    ("pull my report please, I don't want the bother", Wish.WITHDRAW),
    ("can that complaint of mine be taken back", Wish.WITHDRAW),
    ("we can do without the exemption after all, cancel it", Wish.WITHDRAW),
    ("not going through with the complaint", Wish.WITHDRAW),
]
ADDITIONS = [
    ("add that he did it again", "he did it again"),
    ("Can you add to my complaint that Hemi was there?", "Hemi was there?"),
    ("please tell the people team that I'm away till Friday", "I'm away till Friday"),
    ("add asset number 8812 to my report", "asset number 8812"),
    ("I forgot to mention the number plate was KPZ110", "the number plate was KPZ110"),
    ("SEC-2026-0002 - the tablet is back", "the tablet is back"),
    ("the tablet is back in the drawer", "the tablet is back in the drawer"),
    ("I'd like to add something to my report", None),
    ("can I add some more information please", None),
    ("add something to HAR-2026-0001", None),
]


@pytest.mark.parametrize(("text", "reference"), TYPED)
def test_a_reference_is_read_however_it_is_typed(text: str, reference: str) -> None:
    assert [str(typed) for typed in references_in(text)] == [reference]


@pytest.mark.parametrize(
    "text", ["where is it", "I incurred 3 fines", "a second 2026 calendar", "secure 12", "I'll look into it"]
)
def test_what_is_no_reference_is_not_read_as_one(text: str) -> None:
    assert references_in(text) == ()


@pytest.mark.parametrize(("text", "wish"), WISHES)
def test_a_wish_is_read_from_everyday_words(text: str, wish: Wish) -> None:
    assert read_wish(text) is wish


@pytest.mark.parametrize(("text", "words"), ADDITIONS)
def test_the_words_to_add_are_kept_without_what_leads_to_them(text: str, words: str | None) -> None:
    assert addition_in(text) == words


def test_other_words_take_the_place_of_those_read_back() -> None:
    assert replacement_in("no, it should say he left at ten") == "he left at ten"
    assert replacement_in("and he left at ten") is None


@pytest.mark.parametrize(
    "text",
    [
        RECEIPT,
        RECEIPT.replace(" ", "-").title(),
        f"hi, my receipt is {RECEIPT}, any answer?",
        RECEIPT.replace("kindling", "kindlign"),
        "Receipt: " + RECEIPT.removesuffix(" washroom"),
    ],
)
def test_a_receipt_is_recognised(text: str) -> None:
    assert passphrase_in(text) is not None


@pytest.mark.parametrize("text", ["where is my report at", "the big red dog ran over the hill", ""])
def test_everyday_sentences_are_no_receipt(text: str) -> None:
    assert passphrase_in(text) is None


def test_words_around_a_receipt_are_no_part_of_it() -> None:
    assert passphrase_in(f"hello there, I wrote down {RECEIPT} - what now?") == RECEIPT


@pytest.mark.parametrize("text", ["I kept my receipt", "the seven words", "I complained anonymously"])
def test_somebody_speaks_of_a_receipt(text: str) -> None:
    assert speaks_of_receipt(text)
    assert not has_lost_receipt(text)


@pytest.mark.parametrize("text", ["I lost my receipt", "can't find the seven words", "I never kept the receipt"])
def test_somebody_has_lost_the_receipt(text: str) -> None:
    assert has_lost_receipt(text)
