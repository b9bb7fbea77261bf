"""Reading HTML, to which Markdown and Word documents are brought too."""

import pytest

from tests.policy.documents.conftest import Outline


def body(html: str) -> str:
    return f"<!DOCTYPE html><html><body>{html}</body></html>"


def test_the_main_part_of_a_page_is_read_without_what_surrounds_it(outline_of: Outline) -> None:
    page = body("<nav>Home</nav><main><h1>Bikes</h1><p>Lock it.</p></main><footer>Contact us</footer>")
    assert outline_of("bikes.html", page) == ["# Bikes", "Lock it."]


@pytest.mark.parametrize(
    "unseen", ["<script>must()</script>", "<style>p {}</style>", "<!-- must not -->", "<p hidden>Old rule.</p>"]
)
def test_what_nobody_sees_is_not_read(outline_of: Outline, unseen: str) -> None:
    assert outline_of("bikes.html", body(f"{unseen}<p>Lock it.</p>{unseen}")) == ["Lock it."]


def test_lists_within_lists_keep_their_depth(outline_of: Outline) -> None:
    lists = "<p>Never:</p><ul><li>race<ul><li>downhill</li></ul></li><li><p>smoke</p></li></ul>"
    assert outline_of("bikes.html", body(lists)) == ["Never:", "- race", "  - downhill", "- smoke"]


def test_steps_keep_their_numbers(outline_of: Outline) -> None:
    assert outline_of("bikes.html", body('<ol start="3"><li>stop</li><li>wait</li></ol>')) == ["3. stop", "4. wait"]


def test_a_list_that_was_typed_as_lines_is_a_list(outline_of: Outline) -> None:
    assert outline_of("bikes.html", body("<p>Never:<br>• race<br>• smoke</p>")) == ["Never:", "- race", "- smoke"]


def test_a_line_that_is_broken_within_a_sentence_goes_on(outline_of: Outline) -> None:
    assert outline_of("bikes.html", body("<p>Lock the<br>bike.</p>")) == ["Lock the bike."]


def test_words_in_tags_and_entities_are_the_words_that_people_see(outline_of: Outline) -> None:
    page = body("<p>You <b>must</b>\n  not&nbsp;ride <a href='#'>here</a>, e\u00adver &amp; ever.</p>")
    assert outline_of("bikes.html", page) == ["You must not ride here, ever & ever."]


def test_a_short_line_in_bold_is_a_heading(outline_of: Outline) -> None:
    page = body("<h2>Bikes</h2><p><strong>Locks and keys</strong></p><p>Lock it.</p>")
    assert outline_of("bikes.html", page) == ["## Bikes", "### Locks and keys", "Lock it."]


@pytest.mark.parametrize("rule", ["You must not ride at night", "Lock it.", "Never:"])
def test_a_rule_in_bold_is_no_heading_for_no_clause_may_be_lost(outline_of: Outline, rule: str) -> None:
    assert outline_of("bikes.html", body(f"<h2>Bikes</h2><p><b>{rule}</b></p>")) == ["## Bikes", rule]


class TestATable:
    def test_has_a_heading_for_each_row_and_the_points_of_its_cells_as_a_list(self, outline_of: Outline) -> None:
        table = "<table><tr><td>Rider</td><td><ul><li>• locks it</li><li>• cleans it</li></ul></td></tr></table>"
        assert outline_of("bikes.html", body(table)) == ["## Rider", "- locks it", "- cleans it"]

    def test_names_the_column_above_each_cell_where_its_first_row_does(self, outline_of: Outline) -> None:
        table = "<table><tr><th>Bike</th><th>Who may ride it</th></tr><tr><td>Red</td><td>Rangers</td></tr></table>"
        assert outline_of("bikes.html", body(table)) == ["## Red", "- Who may ride it", "  - Rangers"]

    def test_keeps_a_first_cell_that_is_a_rule_as_words_to_cite(self, outline_of: Outline) -> None:
        table = "<table><tr><td>You must lock it</td><td>at night</td></tr></table>"
        assert outline_of("bikes.html", body(table)) == ["- You must lock it", "  - at night"]

    def test_of_one_column_is_a_frame_around_its_text(self, outline_of: Outline) -> None:
        assert outline_of("bikes.html", body("<table><tr><td><p>Lock it.</p></td></tr></table>")) == ["Lock it."]

    def test_that_arranges_a_page_is_read_cell_by_cell(self, outline_of: Outline) -> None:
        table = "<table><tr><td><h2>Locks</h2><p>Lock it.</p></td><td><h2>Lamps</h2><p>Light it.</p></td></tr></table>"
        assert outline_of("bikes.html", body(table)) == ["## Locks", "Lock it.", "## Lamps", "Light it."]

    def test_keeps_cells_that_reach_over_rows_and_columns_in_their_places(self, outline_of: Outline) -> None:
        table = (
            "<table><tr><th>Bike</th><th>Who</th><th>When</th></tr>"
            '<tr><td rowspan="2">Red</td><td>Rangers</td><td>Days</td></tr>'
            '<tr><td colspan="2">Visitors</td></tr></table>'
        )
        expected = ["## Red", "- Who", "  - Rangers", "- When", "  - Days", "- Who", "  - Visitors"]
        assert outline_of("bikes.html", body(table)) == expected

    def test_does_not_take_the_text_below_it_under_its_last_row(self, outline_of: Outline) -> None:
        table = "<h2>Bikes</h2><table><tr><td>Red</td><td>Rangers</td></tr></table><p>Lock it.</p>"
        assert outline_of("bikes.html", body(table)) == ["## Bikes", "### Red", "- Rangers", "## Bikes", "Lock it."]
