from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from moorlands_dash.spelling import force_key
from moorlands_dash.store.records import (
    COLUMNS,
    QUARANTINE,
    write_files,
    write_quarantine,
    write_records,
)


@pytest.fixture
def record_file(tmp_path, street_part):
    """Return a maker of files of one kind, from rows that give some of its columns."""

    def make(sequence, kind, *rows, origin="partner"):
        name = f"{kind}-{sequence}.parquet"
        pd.DataFrame(rows).reindex(columns=list(COLUMNS[kind])).to_parquet(tmp_path / name)
        made = replace(street_part(sequence), kind=kind, origin=origin, part=name, covers=[])
        made.rows_in = made.loaded = len(rows)
        return made

    return make


def written(engine, tmp_path, kind, *files):
    write_records(engine, kind, files, tmp_path, tmp_path)
    for record in files:
        record.check()
    return pd.read_parquet(tmp_path / f"{kind}.parquet")


def people(code, year, population, source="estimate"):
    return {"area_code": code, "year": year, "population": population, "source": source}


def test_a_later_population_of_the_same_area_and_year_holds(engine, tmp_path, record_file):
    old = record_file(1, "populations", people("E05000001", 2020, 10), people("E05000002", 2020, 7))
    new = record_file(2, "populations", people("E05000001", 2020, 12), people("E05000001", 2021, 9))
    table = written(engine, tmp_path, "populations", old, new)
    assert table[["area_code", "year", "population"]].values.tolist() == [
        ["E05000001", 2020, 12],
        ["E05000001", 2021, 9],
        ["E05000002", 2020, 7],
    ]
    assert (old.loaded, old.superseded, new.loaded) == (1, 1, 2)


def test_the_programs_populations_yield_to_a_partners(engine, tmp_path, record_file):
    partner = record_file(1, "populations", people("E05000001", 2020, 12))
    ours = record_file(2, "populations", people("E05000001", 2020, 10), origin="reference")
    table = written(engine, tmp_path, "populations", partner, ours)
    assert table["population"].tolist() == [12]
    assert (partner.in_use, ours.in_use, ours.replaced_by) == (True, False, partner.name)


def test_a_quarter_of_a_force_is_replaced_whole(engine, tmp_path, record_file):
    def offences(force, quarter, code, number):
        return {
            "financial_year": 2024,
            "quarter": quarter,
            "force_name": force,
            "csp_name": "Unassigned",
            "offence_code": code,
            "offences": number,
        }

    old = record_file(
        1,
        "recorded",
        offences("Cheshire", 1, "1", 5),
        offences("Staffordshire", 1, "1", 4),
        offences("Staffordshire", 1, "2", 3),
        offences("Staffordshire", 2, "1", 2),
    )
    new = record_file(2, "recorded", offences("Staffordshire", 1, "1", -1))
    table = written(engine, tmp_path, "recorded", old, new)
    assert sorted(table[["force_name", "quarter", "offences"]].values.tolist()) == [
        ["Cheshire", 1, 5],
        ["Staffordshire", 1, -1],
        ["Staffordshire", 2, 2],
    ]
    assert (old.superseded, new.superseded) == (2, 0)


def test_an_indicator_is_replaced_by_period_and_a_target_by_its_id(engine, tmp_path, record_file):
    def wave(end, numerator):
        period = {"period_start": pd.Timestamp("2025-04-01"), "period_end": pd.Timestamp(end)}
        return {"indicator": "safe", "area_code": "E07000198", "numerator": numerator} | period

    old = record_file(1, "indicators", wave("2025-06-30", 10.0), wave("2025-09-30", 20.0))
    new = record_file(2, "indicators", wave("2025-06-30", 11.0))
    waves = written(engine, tmp_path, "indicators", old, new)
    assert waves["numerator"].tolist() == [11.0, 20.0]
    first = record_file(
        1, "targets", {"target_id": "b", "target": 9.0}, {"target_id": "a", "target": 8.0}
    )
    second = record_file(2, "targets", {"target_id": "b", "target": 7.0})
    targets = written(engine, tmp_path, "targets", first, second)
    assert targets[["target_id", "target"]].values.tolist() == [["a", 8.0], ["b", 7.0]]


def test_rows_that_a_profile_does_not_count_are_told_once(engine, tmp_path, record_file):
    """DEFRA's list has a row for each council: ours counts, and the others are set aside."""
    wave = {"indicator": "tips", "area_code": "E07000198", "numerator": 412.0}
    listed = record_file(1, "indicators", wave)
    none_of_ours = record_file(2, "indicators")
    for record, others in ((listed, 316), (none_of_ours, 317)):
        record.rows_in, record.uncounted, record.superseded = 317, others, others
    assert written(engine, tmp_path, "indicators", listed, none_of_ours)["numerator"].tolist() == [
        412.0
    ]
    assert (listed.loaded, listed.superseded, listed.in_use) == (1, 316, True)
    assert (none_of_ours.loaded, none_of_ours.superseded) == (0, 317)
    assert none_of_ours.replaced_by is None, "nothing took its place"


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_without_files_a_table_is_empty_and_has_its_columns(engine, tmp_path, kind):
    table = written(engine, tmp_path, kind)
    assert list(table.columns) == list(COLUMNS[kind])
    assert table.empty


def test_quarantine_and_files_are_tables_without_rows_too(engine, tmp_path, street_part):
    nothing = engine.given("misplaced", QUARANTINE, [])
    write_quarantine(engine, nothing, [street_part(1, {})], tmp_path, tmp_path)
    write_files(engine, [], tmp_path)
    quarantine = pd.read_parquet(tmp_path / "quarantine.parquet")
    assert list(quarantine.columns) == ["file", "sha256", "line", "column", "value", "reason"]
    assert pd.read_parquet(tmp_path / "files.parquet").empty


def test_the_table_of_files_says_what_the_manifest_says(engine, tmp_path, street_part):
    record = street_part(4, {}, {})
    record.settle(1, republished=0)
    record.notices = ["One thing.", "Another."]
    write_files(engine, [record], tmp_path)
    row = pd.read_parquet(tmp_path / "files.parquet").iloc[0]
    assert (row["name"], row["rows_in"], row["loaded"], row["superseded"]) == (
        "file-4.csv",
        2,
        1,
        1,
    )
    assert row["notices"] == "One thing. Another."
    assert str(row["first_month"])[:10] == "2025-01-01"


def test_each_update_of_an_action_stays(engine, tmp_path, record_file):
    def update(day, progress):
        return {"action_id": "cctv", "updated": pd.Timestamp(day), "progress": progress}

    old = record_file(1, "actions", update("2026-06-01", 10.0), update("2026-07-01", 20.0))
    new = record_file(2, "actions", update("2026-07-01", 25.0), update("2026-08-01", 40.0))
    table = written(engine, tmp_path, "actions", old, new)
    assert table["progress"].tolist() == [10.0, 25.0, 40.0]
    assert (old.superseded, new.superseded) == (1, 0)


def test_a_part_of_an_earlier_version_lacks_the_later_columns(engine, tmp_path, record_file):
    old = record_file(1, "indicators", {"indicator": "safe", "numerator": 10.0})
    part = pd.read_parquet(tmp_path / old.part).drop(columns="sample")
    part.to_parquet(tmp_path / old.part)
    table = written(engine, tmp_path, "indicators", old)
    assert table["numerator"].tolist() == [10.0]
    assert table["sample"].isna().all()


OF_QUARTER = {"financial_year": 2024, "quarter": 1, "csp_name": "X", "offence_group": "Robbery"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Devon & Cornwall", "Devon and Cornwall"),
        ("London, City of", "City of London Police [note 2]"),
        ("Metropolitan", "METROPOLITAN POLICE SERVICE"),
        ("Dyfed-Powys(1)", "Dyfed Powys"),
    ],
)
def test_a_force_renamed_between_releases_is_replaced(engine, tmp_path, record_file, before, after):
    old = record_file(1, "recorded", OF_QUARTER | {"force_name": before, "offences": 5})
    new = record_file(2, "recorded", OF_QUARTER | {"force_name": after, "offences": 7})
    assert written(engine, tmp_path, "recorded", old, new)["offences"].tolist() == [7]
    assert (old.in_use, force_key(before)) == (False, force_key(after))


def test_another_force_is_added(engine, tmp_path, record_file):
    old = record_file(1, "recorded", OF_QUARTER | {"force_name": "West Mercia", "offences": 5})
    new = record_file(2, "recorded", OF_QUARTER | {"force_name": "West Midlands", "offences": 7})
    assert sorted(written(engine, tmp_path, "recorded", old, new)["offences"]) == [5, 7]


def test_a_force_under_a_wholly_new_name_is_replaced_and_not_added(engine, tmp_path, record_file):
    def quarters(force, offences, *numbers):
        of = OF_QUARTER | {"force_name": force, "offences": offences}
        return [of | {"quarter": q, "csp_name": csp} for q in numbers for csp in ("A", "B")]

    old = record_file(1, "recorded", *quarters("Dyfed-Powys", 1, 1, 2))
    new = record_file(2, "recorded", *quarters("Heddlu Canolbarth", 5, 1))
    table = written(engine, tmp_path, "recorded", old, new)
    assert set(table["force_name"]) == {"Heddlu Canolbarth"}
    assert table.groupby("quarter")["offences"].sum().to_dict() == {1: 10, 2: 2}
    assert (old.loaded, old.superseded, new.loaded) == (2, 2, 2)
    assert engine.relations == ("recorded",)
