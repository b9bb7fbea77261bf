"""Whether a text is what a hand, or a cat, on the keyboard types: “asdfgh”, “hjkl;'#”, “sdfsdf”."""

import re
from itertools import pairwise

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
WORD = re.compile(r"[^\W\d_]+")
VOWEL = re.compile(r"[aeiouyāēīōū]")
# “Fjdksla”: both hands at rest.
AT_REST = re.compile(r"(?=.*[sdfghjkl]{4})[asdfghjkl]{6,}")
# “=SUM(B2:B14)” was meant for a spreadsheet.
FORMULA = re.compile(r"\s*=\s*[A-Za-z]+\(.*\)\s*$")
HELD_DOWN = re.compile(r"(\w)\1{3}")
RUNS = tuple(run for row in ROWS for run in (row[:4], row[-4:], row[3::-1], row[:-5:-1]))
MOST_WORDS_WITH_AN_EXCUSE = 7
FEWEST_LETTERS_WITHOUT_VOWEL, FEWEST_LETTERS_SIDE_BY_SIDE, SIDE_BY_SIDE = 6, 6, 0.75


def is_mashed(text: str) -> bool:
    """Return whether no word of a text is meant, or its first is not and a few excuse it: “hjkl;; sorry, my cat”."""
    if FORMULA.match(text):
        return True
    words = WORD.findall(text.lower())
    is_excused = len(words) <= MOST_WORDS_WITH_AN_EXCUSE and not HELD_DOWN.search(words[0]) if words else False
    return bool(words) and all(map(_is_mashed, words[:1] if is_excused else words))


def _is_mashed(word: str) -> bool:
    """Return whether a word was hardly meant: keys in a row, letters held down, or so many without a vowel."""
    beside = sum(_are_beside(*keys) for keys in pairwise(word)) / max(len(word) - 1, 1)
    has_vowel = VOWEL.search(word) is not None
    is_unspeakable = not has_vowel and (len(word) >= FEWEST_LETTERS_WITHOUT_VOWEL or (len(word) > 3 and beside == 1))
    is_along_a_row = len(word) >= FEWEST_LETTERS_SIDE_BY_SIDE and beside >= SIDE_BY_SIDE
    return (
        is_unspeakable
        or is_along_a_row
        or word.startswith(RUNS)
        or bool(AT_REST.fullmatch(word) or HELD_DOWN.search(word))
    )


def _are_beside(one: str, other: str) -> bool:
    """Return whether two keys are the same or neighbours in a row."""
    return any(one in row and other in row and abs(row.index(one) - row.index(other)) <= 1 for row in ROWS)
