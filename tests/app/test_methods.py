"""The page on methods: what was measured, and every rule with the settings in force."""

import html
import re
from pathlib import Path

from moorlands_dash.cli import main
from moorlands_dash.measures.register import MEASURES
from tests.app.conftest import Open, answer, bodies, page_text, unfolded
from tests.cut import with_categories
from tests.opened import built


def test_it_shows_published_results_until_the_data_have_been_tried(
    own_home: Path, open_page: Open
) -> None:
    with_categories(own_home, "burglary", "anti_social_behaviour", "violence_sexual")
    before = open_page(own_home, "methods")
    assert "on published series of other places" in answer(before)
    assert "405 series" in " ".join(item.value for item in before.subheader)
    assert main(["backtest", "--home", str(own_home)]) == 0
    after = open_page(own_home, "methods")
    assert "on the series of these data" in answer(after)
    assert len(after.get("plotly_chart")) == 6


def test_every_measure_and_the_status_rule_are_there(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "methods")
    told = next(body for body in bodies(app) if "mt-entry" in body)
    titles = {html.unescape(title) for title in re.findall("<summary>(.*?)</summary>", told)}
    assert titles == {measure.title for measure in MEASURES.values()}
    text = page_text(app)
    assert "20% to under 50%" in text
    assert "Some disputes of neighbours are recorded as public order" in text


def test_the_targets_page_says_what_was_measured_on_series_of_that_size(
    demo_home: Path, open_page: Open
) -> None:
    assert "series of its size" in page_text(unfolded(open_page(demo_home, "targets")))
    table = built(demo_home, "backtest")
    assert set(table.frame["months_in"]) == {3, 6, 9}


def test_a_figures_entry_says_how_it_is_worked_out(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "methods")
    app.selectbox(key="entry").select("rate").run()
    heads = {item.value for item in app.header}
    assert f"How it is worked out: {MEASURES['rate'].title}" in heads
    assert MEASURES["rate"].method in page_text(app)


def test_every_figure_links_to_its_entry(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "ward_map")
    links = [item.proto.query_string for item in app.get("page_link")]
    assert "entry=Incidents+per+1%2C000+residents&partnership=moorlands-together" in links


def test_the_duties_and_the_words_are_there(demo_home: Path, open_page: Open) -> None:
    text = page_text(open_page(demo_home, "methods"))
    assert "On 1 November 2026 the data show" in text
    assert "four meetings of the Strategy Group held in a year" in text
    assert "The range in which the true figure lies" in text


def test_the_contents_lead_to_each_part_of_the_page(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "methods")
    contents = next(body for body in bodies(app) if "mt-contents" in body)
    led = re.findall(r'href="methods\?[^"#]+#(\w+)"', contents)
    assert led == [head.proto.anchor for head in app.header if head.proto.anchor]
    assert len(led) == 7
