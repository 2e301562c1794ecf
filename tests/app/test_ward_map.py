"""Ward map: what it says and shows is what the tables hold."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from moorlands_dash.periods import Period
from moorlands_dash.tables.model import Selection, Table
from tests.app.conftest import Open, answer, bodies, page_text, text
from tests.opened import built


def table(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def test_the_answer_is_the_tables_sentence(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "ward_map")
    assert app.title[0].value == "Where is it happening?"
    assert answer(app) == table(demo_home, "ward-rates").sentence


def test_the_ranked_list_holds_every_ward_highest_rate_first(
    demo_home: Path, open_page: Open
) -> None:
    frame = table(demo_home, "ward-rates").frame
    expected = frame.sort_values("rate_per_1000", ascending=False)["ward_name"].tolist()
    ranked = next(body for body in bodies(open_page(demo_home, "ward_map")) if "mt-rank" in body)
    found = re.findall(r'<th scope="row"><button[^>]*>([^<]+)</button></th>', ranked)
    assert found == expected
    assert len(found) == 27


def test_a_link_carries_category_measure_and_ward(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "ward_map", what="Vehicle crime", measure="Count", ward="Leek West")
    counts = table(demo_home, "ward-counts", category="vehicle_crime")
    assert answer(app) == counts.sentence
    change = table(demo_home, "ward-change", category="vehicle_crime", area="Leek West")
    assert change.sentence in page_text(app)
    assert f"{int(change.frame['count'].iloc[0])} in the 12 months" in change.sentence


def test_filters_carry_over_to_the_next_page(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "ward_map", what="Burglary")
    app.switch_page("pages/compare.py").run()
    assert app.selectbox(key="what").value == "burglary"
    assert "Burglary in Staffordshire Moorlands" in page_text(app)


def test_a_link_with_nonsense_opens_the_page_with_its_defaults(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(
        demo_home, "ward_map", what="Jaywalking", ward="<b>Atlantis</b>", period="forever"
    )
    assert answer(app) == table(demo_home, "ward-rates").sentence
    assert "Atlantis" not in page_text(app)


def test_map_and_series_have_their_words_for_those_who_cannot_see_them(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "ward_map", ward="Leek West")
    (drawn,) = app.get("deck_gl_json_chart")
    assert drawn.proto.alt == f"Map of the wards. {table(demo_home, 'ward-rates').sentence}"
    (series,) = app.get("plotly_chart")
    assert "Leek West" in series.proto.alt


def test_the_map_draws_every_ward_and_asks_nobody_for_a_street_map(
    demo_home: Path, open_page: Open
) -> None:
    (drawn,) = open_page(demo_home, "ward_map").get("deck_gl_json_chart")
    sent = json.loads(drawn.proto.json)
    wards = next(layer for layer in sent["layers"] if layer["id"] == "wards")
    assert len(wards["data"]) == 27
    assert "http" not in drawn.proto.json.replace("http://www.w3.org", "")


def test_months_without_a_file_make_it_cannot_tell(real_home: Path, open_page: Open) -> None:
    app = open_page(
        real_home,
        "ward_map",
        period="Choose months",
        **{"from": "October 2024", "to": "March 2025"},
    )
    said = answer(app).casefold()
    assert "cannot tell" in said
    ranked = " ".join(text(body) for body in bodies(app) if "mt-rank" in body or "mt-none" in body)
    assert "not known" in ranked


def test_a_quarter_of_real_extracts_counts_as_the_table_does(
    real_home: Path, open_page: Open
) -> None:
    app = open_page(real_home, "ward_map", period="Latest 3 months", measure="Count")
    quarter = Period(date(2025, 7, 1), date(2025, 9, 1))
    counts = table(real_home, "ward-counts", period=quarter)
    # Counted once with geopandas from the files, each Crime ID in its first month only.
    assert counts.frame["count"].sum() == 1767
    assert answer(app) == counts.sentence
    assert "1,767" in counts.sentence


def test_the_table_toggle_shows_the_same_numbers(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "ward_map", measure="Count")
    app.toggle(key="table_ward-counts").set_value(True).run()
    shown = next(body for body in bodies(app) if 'class="mt-table"' in body)
    rows = [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in shown.split("<tr>")[2:]]
    heads = re.findall(r'<th scope="col"[^>]*><button[^>]*>([^<]*)</button>', shown)
    place = heads.index("Ward"), heads.index("Incidents")
    found = {row[place[0]]: int(row[place[1]].replace(",", "")) for row in rows}
    frame = table(demo_home, "ward-counts").frame
    assert found == dict(zip(frame["ward_name"], frame["count"], strict=True))
