"""An enquiry survives a restart of the servers."""

from collections.abc import Callable

from tests.conversations.records import Records
from tests.conversations.staff import Staff
from tests.running import AskFirst

EMAIL = "ict.security@education.example"


def test_words_read_back_are_added_after_a_restart(
    askfirst: AskFirst, sign_in: Callable[[str], Staff], records: Records
) -> None:
    records.clear(EMAIL)
    staff = sign_in(EMAIL)
    case = records.open(EMAIL, "inappropriate_material")
    staff.tell(f"add to {case.reference} that the caller gave his name as Piripi")
    askfirst.actions.restart()
    staff.tell("yes")
    assert records.added(case) == ["the caller gave his name as Piripi"]
