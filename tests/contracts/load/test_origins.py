"""Real and invented figures never stand together."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.loading import demonstrate, load
from moorlands_dash.partnership import Files
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.opening import NO_WARD_MAP

pytestmark = pytest.mark.slow

FORCE = "Staffordshire Police"
JAN = date(2025, 1, 1)
LEFT, RIGHT = ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0)

ROW = f",{{month}},{FORCE},{FORCE},{{point}},On or near Mill Street,E01029801,"
ROW += "Staffordshire Moorlands 004A,Anti-social behaviour,,"


def asb(month="2025-01", point="-2.05,53.05"):
    """Return one row of a street extract, in the left one of two square wards."""
    return ROW.format(month=month, point=point)


@pytest.fixture
def demonstration(settings, street, outlines, summed) -> Path:
    """Two demonstration files, and the list of their hashes."""
    folder = settings.demonstration_folder()
    street(folder, asb("2024-12"), asb("2024-12"), month="2024-12")
    outlines(folder / "wards.geojson", LEFT, RIGHT)
    summed(folder)
    return folder


def test_demonstration_data_are_known_wherever_they_lie(
    tmp_path, settings, home, demonstration, opened
):
    elsewhere = shutil.copytree(demonstration, tmp_path / "copy")
    load([elsewhere], settings, home)
    snapshot = opened()
    assert snapshot.demonstration
    assert set(snapshot.files()["origin"]) == {"reference", "demonstration"}


@pytest.mark.usefixtures("demonstration")
def test_real_extracts_drop_every_demonstration_file(tmp_path, settings, home, street, opened):
    demonstrate(settings, home)
    outcome = load([street(tmp_path, asb())], settings, home)
    snapshot = opened()
    assert not snapshot.demonstration
    assert snapshot.months(FORCE) == [JAN]
    assert snapshot.ward_map == NO_WARD_MAP
    assert len(outcome.replaced) == 2
    assert snapshot.manifest["files"][1]["replaced_by"] == "real extracts"


@pytest.mark.usefixtures("demonstration")
def test_real_outlines_leave_the_demonstration(tmp_path, settings, home, outlines, opened):
    demonstrate(settings, home)
    load([outlines(tmp_path / "real.geojson", RIGHT)], settings, home)
    snapshot = opened()
    assert snapshot.demonstration
    assert snapshot.areas("ward")["area_name"].tolist() == ["Right"]


def test_demonstration_data_beside_real_ones_are_refused(
    tmp_path, settings, home, demonstration, street
):
    load([street(tmp_path, asb())], settings, home)
    outcome = load([demonstration], settings, home)
    assert not outcome.published
    assert len(outcome.refused) == 2
    assert "never mixed" in outcome.refused[0].reason


def test_demonstration_data_that_real_ones_replaced_are_refused_when_given_again(
    tmp_path, settings, home, demonstration, street, opened
):
    demonstrate(settings, home)
    load([street(tmp_path, asb())], settings, home)
    outcome = load([demonstration], settings, home)
    assert (outcome.published, outcome.known) == (False, [])
    assert ["never mixed" in refusal.reason for refusal in outcome.refused] == [True, True]
    assert not opened().demonstration


def test_given_together_the_real_ones_are_loaded(
    tmp_path, settings, home, demonstration, street, opened
):
    outcome = load([demonstration, street(tmp_path, asb())], settings, home)
    assert outcome.published and len(outcome.refused) == 2
    assert not opened().demonstration
    assert opened().months(FORCE) == [JAN]


@pytest.mark.usefixtures("demonstration")
def test_the_demonstration_is_loaded_only_where_nothing_is(
    tmp_path, settings, home, street, opened
):
    assert demonstrate(settings, home).published
    assert not demonstrate(settings, home).published
    load([street(tmp_path, asb())], settings, home)
    assert not demonstrate(settings, home).published
    assert not opened().demonstration


def test_newer_demonstration_data_replace_the_older(
    settings, home, demonstration, street, summed, opened
):
    demonstrate(settings, home)
    (demonstration / "2024-12-staffordshire-street.csv").unlink()
    street(demonstration, asb("2025-01"))
    summed(demonstration)
    assert demonstrate(settings, home).published
    assert opened().months(FORCE) == [JAN]
    assert opened().demonstration


def test_settings_without_a_demonstration_say_what_to_do(settings, home):
    bare = settings.model_copy(update={"files": Files(reference=[])})
    with pytest.raises(StoreError, match="moorlands-dash load PATH"):
        demonstrate(bare, home)
