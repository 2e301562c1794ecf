from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from moorlands_dash.store.manifest import Manifest, read_manifest

JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)


@pytest.fixture
def manifest(street_part):
    return Manifest(
        id="20250201-000000-abcdef01",
        created=datetime(2025, 2, 1, tzinfo=UTC),
        program="0.1.0",
        settings={"district": "Staffordshire Moorlands"},
        files=[street_part(1, {}, {"month": FEB})],
        counts={"rows": 2},
    )


def test_a_manifest_comes_back_from_its_file_as_it_was(manifest, tmp_path):
    manifest.write(tmp_path / "manifest.json")
    assert read_manifest(tmp_path / "manifest.json") == manifest


def test_keys_of_a_newer_program_are_passed_over(manifest, tmp_path):
    path = tmp_path / "manifest.json"
    manifest.write(path)
    path.write_text(path.read_text().replace('"sequence": 1', '"colour": "red", "sequence": 1'))
    assert read_manifest(path).files == manifest.files


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"layout": 1'])
def test_what_is_no_manifest_is_an_error(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(ValueError):
        read_manifest(tmp_path / "manifest.json")


def test_rows_must_balance(street_part):
    record = street_part(1, {}, {}, {})
    record.quarantined, record.rows_in = 2, 5
    record.settle(1, republished=1)
    assert (record.loaded, record.superseded) == (1, 2)
    record.check()
    record.loaded += 1
    with pytest.raises(ValueError, match="5 rows in, but 2 loaded, 2 superseded and 2 quarant"):
        record.check()


def test_more_superseded_than_accepted_is_an_error(street_part):
    record = street_part(1, {})
    record.settle(2)
    with pytest.raises(ValueError):
        record.check()


def test_covered_names_the_file_that_stands_for_a_month(manifest, street_part):
    correction = street_part(2, {"month": FEB})
    manifest.files[0].covers[1].in_use = False
    manifest.files.append(correction)
    held = [(cover.month, cover.in_use) for cover in manifest.covered()]
    assert held == [(JAN, True), (FEB, True)]
    assert manifest.files[0].covers[1] not in manifest.covered()
