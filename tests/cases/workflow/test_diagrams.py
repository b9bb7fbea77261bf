from actions.cases.workflow.diagrams import FILE, page
from tests.workplace import PROJECT


def test_the_diagrams_in_the_documentation_are_those_of_the_workflows() -> None:
    assert (PROJECT / FILE).read_text(encoding="utf-8") == page()
