"""Snapshots: published once, listed, put back, asked."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from moorlands_dash import vocabulary
from moorlands_dash.cli.summaries import load_summary
from moorlands_dash.loading import load
from moorlands_dash.periods import Period
from moorlands_dash.store.home import Home, StoreError, current_id
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.snapshot import snapshots, use

pytestmark = pytest.mark.slow

FORCE = "Staffordshire Police"
ALL = vocabulary.category_keys("all")
JAN, FEB, MAR = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)
LEFT, RIGHT = ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0)

ROW = f",{{month}},{FORCE},{FORCE},{{point}},On or near Mill Street,E01029801,"
ROW += "Staffordshire Moorlands 004A,Anti-social behaviour,,"


def asb(month="2025-01", point="-2.05,53.05"):
    """Return one row of a street extract, in the left one of two square wards."""
    return ROW.format(month=month, point=point)


def test_the_same_file_twice_changes_nothing(tmp_path, settings, home, street):
    path = street(tmp_path, asb())
    first = load([path], settings, home)
    again = load([shutil.copy(path, tmp_path / "2025-01-copy-street.csv")], settings, home)
    assert not again.published
    assert len(again.known) == 1
    assert current_id(home) == first.manifest.id
    assert len(snapshots(Home(home))) == 1


def test_the_same_bytes_twice_in_one_load_count_once(tmp_path, settings, home, street, opened):
    rows = [asb(), asb()]
    street(tmp_path / "in" / "a", *rows)
    street(tmp_path / "in" / "b", *rows)
    outcome = load([tmp_path / "in"], settings, home)
    assert len(opened().incidents(None, ALL)) == 2
    assert len(outcome.known) == 1


def test_other_settings_make_the_tables_anew(tmp_path, settings, home, street, opened):
    path = street(tmp_path, asb())
    load([path], settings, home)
    district = settings.district.model_copy(update={"name": "Stafford", "code": "E07000197"})
    outcome = load([path], settings.model_copy(update={"district": district}), home)
    assert outcome.published
    assert opened().incidents(None, ALL).empty


def test_a_snapshot_of_another_district_is_not_opened(tmp_path, settings, home, street):
    load([street(tmp_path, asb())], settings, home)
    assert open_snapshot(home, settings=settings)
    district = settings.district.model_copy(update={"name": "Stafford", "code": "E07000197"})
    other = settings.model_copy(update={"district": district})
    with pytest.raises(NoSnapshot, match=r"made for Staffordshire Moorlands .* are of Stafford "):
        open_snapshot(home, settings=other)
    load([], other, home, rebuild=True)
    assert open_snapshot(home, settings=other)


def test_snapshots_sort_by_time_and_can_be_put_back(tmp_path, settings, home, street, opened):
    moment = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    first = load([street(tmp_path, asb())], settings, home, now=moment)
    february = street(tmp_path, asb("2025-02"), month="2025-02")
    second = load([february], settings, home, now=moment)
    found = snapshots(Home(home))
    assert [s.id for s in found] == [first.manifest.id, second.manifest.id]
    assert [s.current for s in found] == [False, True]
    assert first.manifest.id.startswith("20250301-093000-")
    assert (found[1].first_month, found[1].last_month) == (JAN, FEB)
    with pytest.raises(StoreError, match="2 snapshots begin with '2025'"):
        use(Home(home), "2025")
    assert use(Home(home), first.manifest.id[:16]) == first.manifest.id
    assert len(opened().incidents(None, ALL)) == 1


def test_parts_are_shared_between_snapshots(tmp_path, settings, home, street):
    load([street(tmp_path, asb())], settings, home)
    load([street(tmp_path, asb("2025-02"), month="2025-02")], settings, home)
    shared = [p for p in home.rglob("parts/*") if p.stat().st_nlink == 2]
    assert len(shared) == 4


def test_a_damaged_snapshot_is_refused_and_another_can_be_put_back(
    tmp_path, settings, home, street
):
    first = load([street(tmp_path, asb())], settings, home)
    second = load([street(tmp_path, asb("2025-02"), month="2025-02")], settings, home)
    (home / "snapshots" / second.manifest.id / "areas.parquet").write_bytes(b"half")
    with pytest.raises(NoSnapshot, match="damaged"):
        open_snapshot(home)
    assert use(Home(home), first.manifest.id) == first.manifest.id
    with pytest.raises(NoSnapshot):
        use(Home(home), second.manifest.id)
    assert open_snapshot(home).id == first.manifest.id


def test_questions_are_answered_for_the_period_and_categories_asked(
    tmp_path, settings, home, street, outlines, opened
):
    rows = [
        street(tmp_path, asb(), asb().replace("Anti-social behaviour", "Burglary")),
        street(tmp_path, asb("2025-03"), month="2025-03"),
    ]
    load([*rows, outlines(tmp_path / "wards.geojson", LEFT)], settings, home)
    snapshot = opened()
    january = snapshot.ward_counts(Period(JAN, FEB), ("anti_social_behaviour",))
    assert january["count"].tolist() == [1]
    assert snapshot.ward_counts(None, ()).empty
    assert snapshot.latest_month(FORCE) == MAR
    assert snapshot.latest_month("Nowhere Police") is None
    assert isinstance(snapshot.manifest["created"], datetime)
    frame = snapshot.incidents(None, ALL, columns=["category", "occurred"])
    assert list(frame.columns) == ["category", "occurred"]
    assert pd.api.types.is_datetime64_any_dtype(frame["occurred"])


def test_a_load_lets_old_snapshots_go_by_the_rule_and_sweeps_leftovers(
    tmp_path, settings, home, street
):
    store = settings.store.model_copy(update={"keep": 2, "keep_monthly": False})
    few = settings.model_copy(update={"store": store})
    made = []
    for number in range(1, 5):
        (home / "staging-20200101-000000").mkdir(parents=True)
        month = f"2025-0{number}"
        made.append(load([street(tmp_path, asb(month), month=month)], few, home))
        assert not list(home.glob("staging-*"))
    assert made[-1].pruned == [made[1].manifest.id]
    assert "1 older snapshot let go, by [store] keep" in load_summary(made[-1])
    kept = [summary.id for summary in snapshots(Home(home))]
    assert kept == [made[2].manifest.id, made[3].manifest.id]
