"""What a declaration must say, and that a frame is exactly as its table is declared."""

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.tables.catalogue import SPECS, SUBJECTS, by_name
from moorlands_dash.tables.frames import framed, only
from moorlands_dash.tables.spec import COUNTED, NUMERIC, Column, SpecError, TableSpec

FIRES = Column("fires", COUNTED, "whole", "How many fires there were", unit=COUNTED)
WARD = Column("ward", "Ward", "text", "Name of the ward")


def made_up(**changes: Any) -> TableSpec:
    told: dict[str, Any] = {
        "name": "made-up",
        "says": "fires in each ward",
        "builder": "wards.made_up:made_up",
        "columns": (WARD, FIRES),
        "measure": "count",
    }
    return TableSpec(**told | changes)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_column_says_more_than_its_head(subject: str) -> None:
    poor = [
        f"{spec.name}: {column.name}: {column.meaning!r}"
        for spec in SUBJECTS[subject]
        for column in spec.columns
        if "TODO" in column.meaning
        or len(column.meaning.split()) < 2
        or column.meaning.casefold() == column.head.casefold()
    ]
    assert not poor


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_number_says_what_it_measures(subject: str) -> None:
    poor = [
        f"{spec.name}: {column.name}"
        for spec in SUBJECTS[subject]
        for column in spec.columns
        if column.form in NUMERIC and (not column.unit.strip() or "TODO" in column.unit)
    ]
    assert not poor


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_two_columns_of_a_page_have_one_head(subject: str) -> None:
    for spec in SUBJECTS[subject]:
        heads = [column.headed("incidents") for column in spec.columns if column.shown]
        assert sorted(heads) == sorted(set(heads)), spec.name


@pytest.mark.parametrize("subject", SUBJECTS)
def test_limits_are_written_as_what_they_are_limits_of(subject: str) -> None:
    pairs = [("lower_95", "upper_95"), ("usual_lower", "usual_upper"), ("lower", "upper")]
    for spec in SUBJECTS[subject]:
        for low, high in pairs:
            if {low, high} <= set(spec.names):
                one, other = spec.column(low), spec.column(high)
                assert (one.form, one.unit) == (other.form, other.unit), spec.name


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("ward-rates", "rate_per_1000"),
        ("compare-wards-months", "rate_per_1000"),
        ("season", "index"),
        ("hotspot-concentration", "expected"),
        ("hotspot-hindsight", "hit_rate"),
    ],
)
def test_an_interval_has_the_unit_of_its_figure(table: str, value: str) -> None:
    figure, lower = SPECS[table].column(value), SPECS[table].column("lower_95")
    assert (lower.form, lower.unit) == (figure.form, figure.unit)


def test_a_complete_declaration_stands() -> None:
    spec = made_up()
    assert spec.names == ["ward", "fires"]
    assert not spec.public
    assert spec.column("fires").headed("fires") == "Fires"
    assert spec.column("fires").unit_of("fires") == "fires"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "no name"),
        ({"head": " "}, "'fires' has no head"),
        ({"meaning": ""}, "'fires' has no meaning"),
        ({"unit": ""}, "'fires' is a number without a unit"),
        ({"form": "roman"}, "'fires' is written as 'roman': no such form"),
    ],
)
def test_a_column_that_lacks_something_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(SpecError, match=says):
        FIRES.but(**change)


def test_words_need_no_unit() -> None:
    assert WARD.unit == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "no name"),
        ({"says": ""}, "'made-up' has no says"),
        ({"columns": ()}, "'made-up' has no columns"),
        ({"builder": ""}, "'made-up' names no builder"),
        ({"builder": "wards.made_up"}, "'made-up' names no builder"),
        ({"builder": "wards.made_up:"}, "'made-up' names no builder"),
        ({"measure": ""}, "'made-up' belongs to no measure"),
        ({"measure": "magic"}, "'made-up' belongs to no measure"),
        ({"audience": ""}, "'made-up' is for nobody"),
        ({"columns": (WARD, FIRES, WARD)}, "'made-up' has ward twice"),
    ],
)
def test_a_table_that_lacks_something_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(SpecError, match=says):
        made_up(**change)


def test_a_table_stands_in_the_subject_of_its_builder_under_a_name_of_its_own() -> None:
    with pytest.raises(SpecError, match="'made-up' stands in 'trends', not its builder"):
        by_name({"trends": (made_up(),)})
    with pytest.raises(SpecError, match="Two tables are called 'made-up'"):
        by_name({"wards": (made_up(), replace(made_up(), says="fires again"))})
    with pytest.raises(SpecError, match="'made-up' reads sirens: no such table"):
        by_name({"wards": (made_up(reads=("sirens",)),)})


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        (["ward"], "'made-up' lacks fires"),
        (["ward", "fires", "sirens"], "'made-up' has undeclared sirens"),
        (["ward", "fire"], "'made-up' lacks fires and has undeclared fire"),
    ],
)
def test_a_frame_is_exactly_as_declared(columns: list[str], says: str) -> None:
    with pytest.raises(SpecError, match=says):
        made_up().hold(columns)
    made_up().hold(["fires", "ward"])


def test_rows_and_frames_that_lack_a_column_name_their_table() -> None:
    month = {"ward_code": "E1", "ward_name": "Alton", "category": "all", "month": "2026-09"}
    month |= {"provisional": True}
    assert framed("ward-months", [month | {"count": 3}])["count"].tolist() == [3]
    with pytest.raises(SpecError, match="'ward-months' lacks count"):
        framed("ward-months", [month])
    with pytest.raises(SpecError, match="'ward-months' has undeclared sirens"):
        framed("ward-months", [month | {"count": 3, "sirens": 1}])
    frame = pd.DataFrame([month | {"count": 3, "sirens": 1}])
    assert "sirens" not in only("ward-months", frame)
    with pytest.raises(SpecError, match="'ward-months' lacks count"):
        only("ward-months", frame.drop(columns="count"))


def test_importing_the_tables_is_cheap() -> None:
    code = "import sys, moorlands_dash.tables; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    heavy = {"pandas", "numpy", "scipy", "duckdb", "pyarrow", "shapely", "plotly", "streamlit"}
    heavy |= {"sqlalchemy", "alembic", "psycopg"}
    assert not heavy & set(loaded)
    builders = {spec.builder.partition(":")[0] for spec in SPECS.values()}
    assert not {f"moorlands_dash.tables.{module}" for module in builders} & set(loaded)
