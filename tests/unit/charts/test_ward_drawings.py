"""The drawings of a ward's page hold the figures of their tables, and nothing that could run."""

import re
from base64 import b64decode
from xml.etree import ElementTree

import numpy as np
import pandas as pd

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.funnel import funnel
from moorlands_dash.charts.wards.pairs import rolling_rates, theme_rates
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.charts.wards.ranges import rank_ranges, smoothed_rates
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.partnership import Place

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("x")</script>'


def months(counts: list[int | None], **more: list[float]) -> pd.DataFrame:
    stamps = pd.date_range("2024-01-01", periods=len(counts), freq="MS")
    frame = pd.DataFrame({"month": stamps, "count": pd.array(counts, dtype="Int64")})
    return frame.assign(**more)


def parts(svg: str, tag: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall(f"{SVG}{tag}")


def test_a_gap_stays_open_and_is_marked() -> None:
    svg = sparkline(months([3, 4, None, None, 5, 6]), LIGHT)
    lines = [line.get("points", "").split() for line in parts(svg, "polyline")]
    assert sorted(len(points) for points in lines if len(points) > 1) == [2, 2]
    assert len(parts(svg, "rect")) == 2


def test_zero_is_the_foot_and_the_largest_the_top() -> None:
    svg = sparkline(months([0, 10]), LIGHT)
    heights = {point.split(",")[1] for line in parts(svg, "polyline")
               for point in line.get("points", "").split()}  # fmt: skip
    assert heights == {"42.0", "4.0"}


def test_the_usual_range_is_a_band_only_where_it_is_known() -> None:
    known = months([3, 4, 5], usual_lower=[1.0, 1.0, 2.0], usual_upper=[8.0, 8.0, 9.0])
    assert len(parts(sparkline(known, LIGHT), "polygon")) == 1
    unknown = months([3, 4, 5], usual_lower=[np.nan] * 3, usual_upper=[np.nan] * 3)
    assert parts(sparkline(unknown, LIGHT), "polygon") == []


def test_nothing_known_is_drawn_as_nothing_known() -> None:
    svg = sparkline(months([None, None]), LIGHT)
    assert len(parts(svg, "rect")) == 2
    assert parts(svg, "polyline") == []


def test_a_picture_holds_its_drawing_and_escapes_its_words() -> None:
    shown = picture("<svg/>", "mt-spark", f"Burglary {HOSTILE}")
    assert "<script" not in shown
    found = re.search(r"base64,([^\"]+)", shown)
    assert found
    assert b64decode(found[1]) == b"<svg/>"


SQUARE = [[-2.0, 53.0], [-1.9, 53.0], [-1.9, 53.1], [-2.0, 53.1], [-2.0, 53.0]]
SHAPES = {
    "features": [
        {
            "properties": {"level": "ward", "area_code": code},
            "geometry": {"type": "Polygon", "coordinates": [[[x + east, y] for x, y in SQUARE]]},
        }
        for code, east in (("A", 0.0), ("B", 0.1))
    ]
}


def test_points_are_numbered_in_the_order_of_the_list_and_lie_in_the_ward() -> None:
    points = pd.DataFrame(
        {"longitude": [-1.95, -1.98, -1.91], "latitude": [53.05, 53.02, 53.09], "count": [9, 4, 1]}
    )
    places = [
        Place(name="A & <b>B</b>", longitude=-1.96, latitude=53.06, size=1),
        Place(name="Far", longitude=-1.0, latitude=53.06, size=1),
    ]
    svg = place_map(SHAPES, "A", points, LIGHT, places=places, numbered=2)
    assert sorted(text.text or "" for text in parts(svg, "text")) == ["1", "2", "A & <b>B</b>"]
    frame = ElementTree.fromstring(svg).get("viewBox", "").split()
    for circle in parts(svg, "circle"):
        assert 0 <= float(circle.get("cx", "-1")) <= float(frame[2])
        assert 0 <= float(circle.get("cy", "-1")) <= float(frame[3])
    assert len(parts(svg, "path")) == 2


def test_a_ward_without_an_outline_has_no_map() -> None:
    assert place_map(SHAPES, "C", pd.DataFrame(), LIGHT) == ""


WARDS = pd.DataFrame(
    {
        "ward_code": ["A", "B"],
        "ward_name": ["Alton", HOSTILE],
        "population": [1000, 4000],
        "rate_per_1000": [10.0, 30.0],
        "district_rate_per_1000": [26.0, 26.0],
        "place": ["below the funnel", "inside the funnel"],
        **{f"funnel_{side}_{level}": [value, value]
           for side, level, value in (("lower", "95", 20.0), ("upper", "95", 32.0),
                                      ("lower", "998", 15.0), ("upper", "998", 37.0))},
        "rank": [2, 1],
        "rank_lower": [1, 1],
        "rank_upper": [2, 2],
        "ranked": [2, 2],
        "smoothed_per_1000": [14.0, 29.0],
        "smoothed_lower_95": [9.0, 22.0],
        "smoothed_upper_95": [20.0, 36.0],
    }
)  # fmt: skip


def test_the_marked_ward_is_named_and_all_others_are_dots() -> None:
    drawn = funnel(WARDS, LIGHT, highlight="A")
    words = [note.text for note in drawn.layout.annotations]
    assert "<b>Alton</b>" in words
    dots = [trace for trace in drawn.data if trace.mode == "markers"]
    assert [list(trace.y) for trace in dots] == [[30.0], [10.0]]


def test_names_cannot_run_in_any_figure() -> None:
    pairs = WARDS.assign(
        item="Burglary", lower_95=5.0, upper_95=40.0, month=pd.Timestamp(2026, 9, 1)
    )
    for drawn in (
        funnel(WARDS, LIGHT, highlight="B"),
        rank_ranges(WARDS, LIGHT, highlight="B"),
        smoothed_rates(WARDS, LIGHT, highlight="B"),
        theme_rates(pairs, LIGHT),
        rolling_rates(pairs, LIGHT),
    ):
        labels = [note.text for note in drawn.layout.annotations]
        labels += list(drawn.layout.yaxis.ticktext or []) + [t.name or "" for t in drawn.data]
        assert not any("<script" in str(label) for label in labels)


def test_without_a_figure_nothing_is_drawn_and_nothing_breaks() -> None:
    empty = WARDS.assign(place=None, rank_lower=np.nan, smoothed_per_1000=np.nan)
    assert funnel(empty, LIGHT).layout.annotations == ()
    assert rank_ranges(empty, LIGHT).layout.height >= 160
    assert smoothed_rates(empty, LIGHT).layout.height >= 160
