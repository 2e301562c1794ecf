"""Incidents of partners beside the police: which months they stand for, and what counts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot

pytestmark = pytest.mark.slow

JAN, FEB, MAR = (date(2025, number, 1) for number in (1, 2, 3))
FIRES = ["fires_deliberate", "fires_dwelling", "fires_other"]
FIRE_HEADER = "incident_number,called,kind,longitude,latitude,ward"
COLLISIONS = (
    "accident_index,date,time,accident_severity,longitude,latitude,local_authority_ons_district,"
    "did_police_officer_attend_scene_of_accident"
)
CASUALTIES = "accident_index,accident_year,casualty_reference,casualty_severity,age_of_casualty"
OURS, STAFFORD, LEEDS = "E07000198", "E07000197", "E08000035"

Outlines = Callable[..., Path]
Opened = Callable[[], Snapshot]


def written(path: Path, header: str, *rows: str) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def by_month(snapshot: Snapshot, *categories: str) -> dict[date, int]:
    found = snapshot.district_counts(None, categories, "Staffordshire Police")
    ours = found[found["district"] == "Staffordshire Moorlands"]
    return {stamp.date(): n for stamp, n in ours.groupby("month")["count"].sum().items()}


def test_a_point_tells_the_ward_else_the_ward_named(
    tmp_path: Path, home: Path, settings: Settings, outlines: Outlines, opened: Opened
) -> None:
    wards = outlines(
        tmp_path / "w.geojson", ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0)
    )
    fires = written(
        tmp_path / "fires-2025-01.csv",
        FIRE_HEADER,
        "1,2025-01-03 23:15,deliberate,-2.05,53.05,Right",
        "2,2025-01-04,other,,,right ward",
        "3,2025-01-05,other,,,E05007039",
        "4,2025-01-06,other,,,",
        "5,2025-01-07,other,-1.895,53.05,",
        "6,2025-01-08,other,,,Rihgt",
    )
    outcome = load([fires, wards], settings, home)
    (record,) = [f for f in outcome.files if f.kind == "fires"]
    assert (record.rows_in, record.loaded, record.quarantined) == (6, 5, 1)
    snapshot = opened()
    found = snapshot.incidents(None, FIRES).sort_values("row")
    assert found["ward_code"].fillna("").tolist() == [
        "E05007039", "E05007040", "E05007039", "", ""
    ]  # fmt: skip
    assert found["point"].fillna("").tolist() == ["exact", "ward", "ward", "", "exact"]
    bad = snapshot.quarantine().iloc[0]
    assert (bad["line"], bad["column"], bad["value"]) == (7, "ward", "Rihgt")
    assert "Did you mean Right" in bad["reason"]
    assert by_month(snapshot, *FIRES) == {JAN: 5}
    assert snapshot.ward_counts(None, FIRES)["count"].sum() == 3
    assert snapshot.outside_wards(None, FIRES)["count"].sum() == 1
    assert snapshot.placed(None, FIRES) == {"exact": 2, "ward": 2, "": 1}


def test_a_ward_unknown_to_one_map_is_judged_anew_with_the_next(
    tmp_path: Path, home: Path, settings: Settings, outlines: Outlines, opened: Opened
) -> None:
    fires = written(tmp_path / "fires-2025-01.csv", FIRE_HEADER, "1,2025-01-03,other,,,New Ward")
    load([fires, outlines(tmp_path / "a.geojson", ("E05007039", "Old", -2.1))], settings, home)
    assert by_month(opened(), *FIRES) == {}
    load([outlines(tmp_path / "b.geojson", ("E05007041", "New", -2.1))], settings, home)
    snapshot = opened()
    assert by_month(snapshot, *FIRES) == {JAN: 1}
    assert snapshot.ward_counts(None, FIRES)["ward_code"].tolist() == ["E05007041"]
    assert snapshot.quarantine().empty


def test_a_file_stands_for_the_months_in_its_name_rows_or_none(
    tmp_path: Path, home: Path, settings: Settings, opened: Opened
) -> None:
    load(
        [
            written(tmp_path / "fires_2025-01_2025-03.csv", FIRE_HEADER),
            written(
                tmp_path / "dogs.csv",
                "reference,reported,kind",
                "1,2025-01-31,dog fouling",
                "2,2025-03-01,dog fouling",
            ),
        ],
        settings,
        home,
    )
    snapshot = opened()
    assert snapshot.months(*FIRES) == [JAN, FEB, MAR]
    sent = snapshot.coverage()
    assert sent.loc[sent["source"] == "fires_other", "rows"].tolist() == [0, 0, 0]
    assert snapshot.months("dog_fouling") == [JAN, FEB, MAR]
    assert snapshot.months("litter") == []
    assert snapshot.sources() == [*FIRES, "dog_fouling"]


def test_a_later_file_replaces_month_by_month_and_kind_by_kind(
    tmp_path: Path, home: Path, settings: Settings, opened: Opened
) -> None:
    header = "reference,reported,kind"
    first = written(
        tmp_path / "all_2025-01_2025-02.csv",
        header,
        "1,2025-01-01,litter",
        "2,2025-02-01,litter",
        "3,2025-02-02,graffiti",
    )
    later = written(tmp_path / "litter-2025-02.csv", header, "9,2025-02-09,litter")
    load([first], settings, home)
    outcome = load([later], settings, home)
    (replaced,) = outcome.replaced
    assert (replaced.name, replaced.in_use) == (first.name, True)
    assert (replaced.rows_in, replaced.loaded, replaced.superseded) == (3, 2, 1)
    snapshot = opened()
    assert by_month(snapshot, "litter") == {JAN: 1, FEB: 1}
    assert by_month(snapshot, "graffiti") == {FEB: 1}
    assert set(snapshot.incidents(None, ["litter"])["extract"]) == {first.name, later.name}


def collisions(path: Path) -> Path:
    return written(
        path,
        COLLISIONS,
        f"2025211,03/04/2025,08:15,1,-2.05,53.05,{OURS},1",
        f"2025212,30/04/2025,17:30,3,NULL,NULL,{OURS},2",
        f"2025213,02/02/2025,,3,-2.1,52.8,{STAFFORD},1",
        f"2025131,31/05/2025,12:00,2,-1.5,53.8,{LEEDS},1",
    )


def casualties(path: Path) -> Path:
    return written(
        path,
        CASUALTIES,
        "2025211,2025,1,1,44",
        "2025211,2025,2,3,17",
        "2025212,2025,1,3,8",
        "2025131,2025,1,2,30",
        "2024999,2024,1,2,30",
    )


def test_casualties_take_day_and_place_from_their_collision_whichever_comes_first(
    tmp_path: Path, home: Path, settings: Settings, outlines: Outlines, opened: Opened
) -> None:
    wards = outlines(tmp_path / "w.geojson", ("E05007039", "Left", -2.1))
    hurt = casualties(tmp_path / "dft-road-casualty-statistics-casualty-last-5-years.csv")
    load([hurt, wards], settings, home)
    waiting = opened()
    assert waiting.months("casualties_serious") == []
    (before,) = [f for f in waiting.manifest["files"] if f["kind"] == "casualties"]
    assert (before["loaded"], before["waiting"], before["elsewhere"]) == (0, 5, 0)
    load([collisions(tmp_path / "dft-road-casualty-statistics-collision-2025.csv")], settings, home)
    snapshot = opened()
    people = snapshot.incidents(None, ["casualties_serious", "casualties_slight"])
    assert people["occurred"].dt.date.tolist() == [date(2025, 4, 3)] * 2 + [date(2025, 4, 30)]
    assert people["ward_code"].fillna("").tolist() == ["E05007039", "E05007039", ""]
    assert sorted(people["subcategory"]) == ["Killed", "Slightly injured", "Slightly injured"]
    assert people.loc[0, "occurred_from"] == pd.Timestamp("2025-04-03 08:15")
    records = {f["kind"]: f for f in snapshot.manifest["files"]}
    assert (records["casualties"]["loaded"], records["casualties"]["superseded"]) == (3, 2)
    assert (records["casualties"]["elsewhere"], records["casualties"]["waiting"]) == (1, 1)
    assert (records["collisions"]["loaded"], records["collisions"]["elsewhere"]) == (3, 1)


def test_collisions_fill_the_forces_other_districts_and_months_up_to_the_last_row(
    tmp_path: Path, home: Path, settings: Settings, opened: Opened
) -> None:
    load([collisions(tmp_path / "collision-2025.csv")], settings, home)
    snapshot = opened()
    found = snapshot.district_counts(None, ["collisions"], "Staffordshire Police")
    assert dict(found.groupby("district")["count"].sum()) == {
        "Stafford": 1, "Staffordshire Moorlands": 2
    }  # fmt: skip
    assert snapshot.months("collisions") == [date(2025, n, 1) for n in range(1, 6)]
    sent = snapshot.coverage()
    assert sent.loc[sent["source"] == "collisions", "rows"].tolist() == [0, 1, 0, 2, 0]


def test_nothing_of_a_casualty_but_severity_is_stored(
    tmp_path: Path, home: Path, settings: Settings, opened: Opened
) -> None:
    load([casualties(tmp_path / "casualty-2025.csv")], settings, home)
    snapshot = opened()
    (part,) = [f["part"] for f in snapshot.manifest["files"] if f["kind"] == "casualties"]
    kept = {"row", "line", "reference", "category", "subcategory", "year"}
    assert kept == set(pd.read_parquet(snapshot.folder / "parts" / part).columns)
