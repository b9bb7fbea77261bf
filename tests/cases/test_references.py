from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.engine import Engine

from actions.cases.references import next_reference
from actions.store.database import transaction


def take(database: Engine, prefix: str = "INC", year: int = 2026) -> str:
    with transaction(database) as session:
        return next_reference(session, prefix, year)


def test_a_series_counts_up_from_one(database: Engine) -> None:
    assert [take(database) for _ in range(3)] == ["INC-2026-0001", "INC-2026-0002", "INC-2026-0003"]


def test_each_kind_and_year_has_a_series_of_its_own(database: Engine) -> None:
    take(database)
    assert take(database, prefix="SEC") == "SEC-2026-0001"
    assert take(database, year=2027) == "INC-2027-0001"


def test_no_number_is_given_twice_at_the_same_moment(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        references = list(pool.map(lambda _: take(database), range(40)))
    assert sorted(references) == [f"INC-2026-{number:04d}" for number in range(1, 41)]
