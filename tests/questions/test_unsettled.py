"""Questions that the policies did not settle are counted, and nothing tells who asked."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from actions.questions.unsettled import LONGEST_TEXT, Reason, Tally, Unsettled, record, tallies
from actions.store.database import transaction

TODAY = date(2026, 2, 3)
DOG = Unsettled("justice", TODAY, Reason.DECLINED, "pets", "not_covered", "can I bring the dog in")


def counted(database: Engine, organisation: str = "justice", since: date | None = None) -> list[Tally]:
    with transaction(database) as session:
        return tallies(session, organisation, since)


def keep(database: Engine, *questions: Unsettled) -> None:
    with transaction(database) as session:
        for question in questions:
            record(session, question)


def test_a_matter_is_counted_with_its_texts_identical_ones_together(database: Engine) -> None:
    keep(database, DOG, replace(DOG, text="is a cat ok"), DOG)
    texts = (("can I bring the dog in", 2), ("is a cat ok", 1))
    assert counted(database) == [Tally("pets", Reason.DECLINED, "not_covered", 3, texts)]


def test_the_most_frequent_matter_comes_first(database: Engine) -> None:
    leave = replace(DOG, matter="annual-leave")
    keep(database, DOG, leave, leave)
    assert [(tally.matter, tally.count) for tally in counted(database)] == [("annual-leave", 2), ("pets", 1)]


def test_reasons_are_counted_apart(database: Engine) -> None:
    keep(database, DOG, replace(DOG, reason=Reason.NOT_HELPFUL))
    assert {tally.reason for tally in counted(database)} == set(Reason)


def test_another_organisations_questions_are_not_seen(database: Engine) -> None:
    keep(database, DOG)
    assert counted(database, "education") == []


@pytest.mark.parametrize(("since", "count"), [(TODAY, 1), (date(2026, 2, 4), 0)])
def test_counting_begins_on_the_day_asked_for(database: Engine, since: date, count: int) -> None:
    keep(database, DOG)
    assert len(counted(database, since=since)) == count


def test_personal_details_are_removed_before_anything_is_stored(database: Engine) -> None:
    keep(database, replace(DOG, text="can Hemi Tāwhai (hemi@example.nz) bring the dog in"))
    (tally,) = counted(database)
    assert tally.texts == (("can [name] ([email]) bring the dog in", 1),)


def test_a_question_without_words_is_only_counted(database: Engine) -> None:
    keep(database, replace(DOG, text=""))
    assert counted(database) == [Tally("pets", Reason.DECLINED, "not_covered", 1, ())]


def test_a_long_text_is_cut(database: Engine) -> None:
    keep(database, replace(DOG, text="dog " * LONGEST_TEXT))
    (tally,) = counted(database)
    assert len(tally.texts[0][0]) == LONGEST_TEXT


def test_the_database_holds_no_text_that_can_be_read_and_no_column_for_a_person_or_a_time(database: Engine) -> None:
    keep(database, DOG)
    with transaction(database) as session:
        row = dict(session.execute(text("SELECT * FROM unsettled_questions")).mappings().one())
    assert set(row) == {"id", "organisation", "day", "reason", "matter", "verdict", "text"}
    assert "dog" not in row["text"]
    assert str(row["day"]) == "2026-02-03"
