"""What a load promises of rows: they balance, later files replace, none is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import vocabulary
from moorlands_dash.store.home import current_id
from moorlands_dash.store.load import check, load
from moorlands_dash.store.opening import NO_WARD_MAP, NoSnapshot
from moorlands_dash.store.queries import Snapshot, open_snapshot

pytestmark = pytest.mark.slow

FORCE = "Staffordshire Police"
ALL = vocabulary.category_keys("all")
JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)
LEFT, RIGHT = ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0)


def crime(month="2025-01", kind="Burglary", crime_id="", point="-2.05,53.05", outcome=""):
    """Return one row of a street extract, in the left one of two square wards."""
    place = "On or near Mill Street,E01029801,Staffordshire Moorlands 004A"
    if not point:
        point, place = ",", "No Location,,"
    return f"{crime_id},{month},{FORCE},{FORCE},{point},{place},{kind},{outcome},"


def asb(month="2025-01", point="-2.05,53.05"):
    return crime(month, "Anti-social behaviour", point=point)


def id_(number: int) -> str:
    return f"{number:064x}"


def total(snapshot: Snapshot) -> int:
    """Return all incidents counted, located or not."""
    return int(snapshot.district_counts(None, ALL, FORCE)["count"].sum())


def test_a_first_load_publishes_and_brings_the_reference_populations(
    tmp_path, settings, home, street, opened
):
    path = street(tmp_path, crime(crime_id=id_(1)), asb(), asb(), crime(point=""))
    outcome = load([path], settings, home)
    snapshot = opened()
    assert outcome.published and snapshot.id == current_id(home)
    assert [f.origin for f in outcome.files] == ["reference", "partner"]
    assert snapshot.populations()["population"].tolist() == [1000]
    assert snapshot.months(FORCE) == [JAN]
    assert snapshot.manifest["counts"]["without_location"] == [
        {"force": FORCE, "month": "2025-01-01", "rows": 1}
    ]
    counts = snapshot.district_counts(None, ALL, FORCE)
    by_district = counts.groupby("district", dropna=False)["count"].sum()
    assert by_district["Staffordshire Moorlands"] == 3
    assert by_district[by_district.index.isna()].tolist() == [1]


def test_without_outlines_wards_are_empty_and_everything_else_works(
    tmp_path, settings, home, street, opened
):
    load([street(tmp_path, crime())], settings, home)
    snapshot = opened()
    assert snapshot.ward_map == NO_WARD_MAP
    assert snapshot.ward_counts(None, ALL).empty
    assert snapshot.ward_shapes()["features"] == []
    assert snapshot.outside_wards(None, ALL).empty
    assert len(snapshot.incidents(None, ALL)) == 1
    assert snapshot.manifest["counts"]["outside_wards"] is None


def test_points_go_to_the_ward_they_lie_in(tmp_path, settings, home, street, outlines, opened):
    rows = [asb(), asb(point="-1.95,53.05"), asb(point="-1.95,53.05"), asb(point="-1.5,53.05")]
    wards = outlines(tmp_path / "wards.geojson", LEFT, RIGHT)
    load([street(tmp_path / "street", *rows, crime(point="")), wards], settings, home)
    snapshot = opened()
    counts = snapshot.ward_counts(None, ALL).set_index("ward_code")["count"]
    assert counts.to_dict() == {"E05007039": 1, "E05007040": 2}
    assert snapshot.outside_wards(None, ALL)["count"].tolist() == [1]
    assert snapshot.manifest["counts"]["outside_wards"] == 1
    assert len(snapshot.incidents(None, ALL, ward="E05007040")) == 2
    assert snapshot.areas("ward")["area_name"].tolist() == ["Left", "Right"]
    assert snapshot.areas("ward")["parent_code"].tolist() == ["E07000198"] * 2
    levels = [f["properties"]["level"] for f in snapshot.ward_shapes()["features"]]
    assert levels == ["ward", "ward", "district"]


def test_other_outlines_assign_the_whole_history_anew(
    tmp_path, settings, home, street, outlines, opened
):
    first = outlines(tmp_path / "wards.geojson", LEFT, RIGHT)
    load([street(tmp_path / "street", asb(), asb()), first], settings, home)
    second = outlines(tmp_path / "wards-2027.geojson", ("E05099999", "New", -2.1))
    outcome = load([second], settings, home)
    counts = opened().ward_counts(None, ALL).set_index("ward_code")["count"]
    assert counts.to_dict() == {"E05099999": 2}
    assert [f.name for f in outcome.replaced] == ["wards.geojson"]


def test_a_corrected_file_replaces_the_month(tmp_path, settings, home, street, opened):
    old = street(tmp_path / "old", asb(), asb(), crime(crime_id=id_(1)))
    load([old, street(tmp_path / "old", asb("2025-02"), month="2025-02")], settings, home)
    new = street(tmp_path / "new", asb())
    outcome = load([new], settings, home)
    assert total(opened()) == 2
    files = opened().files().set_index("sequence")
    assert files.loc[2, ["loaded", "superseded", "in_use"]].tolist() == [0, 3, False]
    assert [f.sequence for f in outcome.replaced] == [2]


def test_loading_a_whole_folder_again_does_not_bring_old_files_back(
    tmp_path, settings, home, street, opened
):
    folder = tmp_path / "in"
    street(folder / "1-first", asb(), asb())
    load([folder], settings, home)
    street(folder / "2-corrected", asb())
    load([folder], settings, home)
    assert total(opened()) == 1
    again = load([folder], settings, home)
    assert not again.published
    assert total(opened()) == 1


def test_a_month_with_a_file_and_no_rows_is_nought_and_not_missing(
    tmp_path, settings, home, street, opened
):
    files = [street(tmp_path, asb()), street(tmp_path, month="2025-02")]
    load(files, settings, home)
    coverage = opened().coverage()
    assert coverage["month"].dt.date.tolist() == [JAN, FEB]
    assert coverage["rows"].tolist() == [1, 0]


def test_a_republished_crime_counts_once_with_its_newest_outcome(
    tmp_path, settings, home, street, opened
):
    january = street(tmp_path, crime(crime_id=id_(7), outcome="Under investigation"))
    load([january], settings, home)
    row = crime("2025-02", crime_id=id_(7), outcome="Offender fined")
    load([street(tmp_path, row, asb("2025-02"), month="2025-02")], settings, home)
    snapshot = opened()
    assert snapshot.coverage()["rows"].tolist() == [1, 1]
    kept = snapshot.incidents(None, ("burglary",))
    assert kept["outcome"].tolist() == ["Offender fined"]
    assert kept["occurred"].dt.date.tolist() == [JAN]
    assert snapshot.manifest["counts"]["republished_crimes"] == 1
    assert snapshot.files()["republished"].sum() == 1


def test_one_bad_file_does_not_hold_up_the_others(tmp_path, settings, home, street, opened):
    folder = tmp_path / "in"
    street(folder, asb())
    (folder / "2025-02-staffordshire-street.csv").write_text("<html><body>Not found</body></html>")
    outcome = load([folder], settings, home)
    assert outcome.published
    assert [Path(r.file).name for r in outcome.refused] == ["2025-02-staffordshire-street.csv"]
    refused = opened().manifest["refused"]
    assert refused[0]["reason"] and refused[0]["remedy"]
    assert opened().months(FORCE) == [JAN]


def test_where_everything_is_refused_nothing_is_published(tmp_path, settings, home):
    bad = tmp_path / "2025-01-staffordshire-street.csv"
    bad.write_bytes(b"\x00\x01\x02")
    outcome = load([bad], settings, home)
    assert not outcome.published and outcome.refused
    with pytest.raises(NoSnapshot, match="moorlands-dash load"):
        open_snapshot(home)


def test_a_bad_row_is_quarantined_and_the_rest_is_loaded(tmp_path, settings, home, street, opened):
    outcome = load([street(tmp_path, asb(), crime(kind="Witchcraft"), asb())], settings, home)
    assert outcome.quarantined[0][1].line == 3
    snapshot = opened()
    assert total(opened()) == 2
    row = snapshot.quarantine().iloc[0]
    assert (row["line"], row["column"], row["value"]) == (3, "Crime type", "Witchcraft")
    assert row["sha256"] == outcome.files[-1].sha256


def test_quarantined_rows_of_a_replaced_file_are_no_longer_asked_about(
    tmp_path, settings, home, street, opened
):
    load([street(tmp_path / "old", crime(kind="Witchcraft"), asb())], settings, home)
    load([street(tmp_path / "new", asb(), asb())], settings, home)
    snapshot = opened()
    assert snapshot.quarantine().empty
    assert snapshot.files()["quarantined"].tolist() == [0, 1, 0]


def test_check_says_the_same_and_writes_nothing(tmp_path, settings, home, monkeypatch, street):
    monkeypatch.setenv("MOORLANDS_HOME", str(home))
    outcome = check([street(tmp_path, asb(), crime(kind="Witchcraft"))], settings)
    assert [(f.rows_in, f.quarantined) for f in outcome.files] == [(2, 1)]
    assert not outcome.published
    assert not home.exists()


@pytest.mark.parametrize("word", ["NA", "nan", "#N/A", "-", " null "])
def test_rows_with_a_word_for_a_blank_as_id_are_not_one_crime(
    tmp_path, settings, home, street, opened, word
):
    marked = [crime(kind="Anti-social behaviour", crime_id=word, outcome=word)] * 6
    outcome = load([street(tmp_path, *marked, crime(crime_id="a" * 64))], settings, home)
    counts = opened().district_counts(None, ("anti_social_behaviour",), FORCE)
    assert counts["count"].tolist() == [6]
    assert [(f.rows_in, f.loaded) for f in outcome.files if f.kind == "street"] == [(7, 7)]
    assert opened().incidents(None, ("anti_social_behaviour",))["outcome"].isna().all()
