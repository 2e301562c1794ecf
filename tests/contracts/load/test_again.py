"""A file that was replaced is loaded again when it is given again, and holds; of every kind."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.store.home import Home
from moorlands_dash.store.load import Outcome, load
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.snapshot import use
from tests.contracts import (
    test_actions,
    test_casualties,
    test_collisions,
    test_events,
    test_gazetteer,
    test_harm_weights,
    test_indicators,
    test_meetings,
    test_populations,
    test_recorded,
    test_street,
    test_targets,
)
from tests.contracts import test_partner_layouts as partners
from tests.contracts.given import Row, street_file, types, written

pytestmark = pytest.mark.slow

LEFT, RIGHT = ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0)

CHANGED: dict[str, tuple[Row, Row]] = {
    "street": (test_street.GOOD, {"Crime ID": "b" * 64, "Crime type": "Drugs"}),
    "fires": (partners.FIRE, {"incident_number": "25-9"}),
    "environment": (partners.PROBLEM, {"reference": "FT/9"}),
    "asb_reports": (partners.REPORT, {"reference": "A9"}),
    "collisions": (test_collisions.COLLISION, {"accident_severity": "1"}),
    "casualties": (test_casualties.CASUALTY, {"casualty_severity": "1"}),
    "recorded": (test_recorded.GOOD, {"Offence Count": "13"}),
    "populations": (test_populations.GOOD, {"population": "95846"}),
    "indicators": (test_indicators.GOOD, {"wording": "Asked in another way"}),
    "targets": (test_targets.COUNT, {"target": "190"}),
    "actions": (test_actions.GOOD, {"title": "Another title"}),
    "annotations": (test_events.GOOD, {"title": "Another title"}),
    "meetings": (test_meetings.GOOD, {"title": "Another title"}),
    "gazetteer": (test_gazetteer.GOOD, {"latitude": "52.952"}),
    "harm_weights": (test_harm_weights.ROW, {"weight": "250"}),
}
"""A row of each layout, and how it stands in the file that replaces the first."""
ALONE = ("street", "recorded", "targets")
"""Kinds that `make test` tries alone: what replaces by months, by years, and row by row."""
SOME_ALONE = [pytest.param(k, marks=[] if k in ALONE else [pytest.mark.whole]) for k in CHANGED]
"""Each kind, those marked that `make whole` alone tries alone."""


def figures(snapshot: Snapshot) -> dict[str, object]:
    """Return every table that pages query, but for the lists of what was loaded."""
    tables = {
        path.name: repr(pq.read_table(path).to_pylist())
        for path in sorted(snapshot.folder.glob("*.parquet"))
        if path.stem not in ("files", "quarantine")
    }
    return tables | {"shapes": json.loads((snapshot.folder / "ward_shapes.json").read_text())}


@pytest.fixture
def loaded(home: Path, settings: Settings, opened: Callable[[], Snapshot]) -> Callable[..., object]:
    """Return a loader of paths that gives the figures then."""

    def loading(*paths: Path) -> dict[str, object]:
        outcome = load(paths, settings, home)
        assert (outcome.refused, outcome.published) == ([], True)
        return figures(opened())

    return loading


def holds_again(
    loaded: Callable[..., object],
    again: Callable[[Path], Outcome],
    first: Path,
    second: Path,
) -> None:
    """Hold that the first stands when given again, as it did before the second replaced it."""
    before = loaded(first)
    between = loaded(second)
    assert between != before
    assert loaded(first) == before
    assert not again(first).published
    assert loaded(second) == between


@pytest.mark.parametrize("kind", SOME_ALONE)
def test_of_every_kind_a_replaced_file_holds_when_given_again(
    tmp_path: Path, loaded: Callable[..., object], again: Callable[..., Outcome], kind: str
) -> None:
    row, change = CHANGED[kind]
    if kind == "casualties":
        loaded(written(tmp_path / "base" / "collisions.csv", partners.COLLISION))
    first = written(tmp_path / "a" / "first.csv", row)
    second = written(tmp_path / "b" / "second.csv", {**row, **change})
    holds_again(loaded, again, first, second)


def test_ward_outlines_hold_again(
    tmp_path: Path,
    loaded: Callable[..., object],
    again: Callable[..., Outcome],
    outlines: Callable[..., Path],
    opened: Callable[[], Snapshot],
) -> None:
    point = {"Longitude": "-2.05", "Latitude": "53.05"}
    loaded(written(tmp_path / "street.csv", test_street.GOOD | point))
    both = outlines(tmp_path / "both.geojson", LEFT, RIGHT)
    right = outlines(tmp_path / "right.geojson", RIGHT)
    holds_again(loaded, again, right, both)
    assert opened().areas("ward")["area_name"].tolist() == ["Left", "Right"]
    assert opened().ward_map == "wards of 2024 (WD24CD)"


def zipped(path: Path, *files: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, f"{file.parent.name}/{file.name}")
    return path


def test_files_in_a_zip_hold_again(
    tmp_path: Path, loaded: Callable[..., object], again: Callable[..., Outcome]
) -> None:
    packed = []
    for name in ("a", "b"):
        rows = {k: r | (c if name == "b" else {}) for k, (r, c) in CHANGED.items()}
        files = [written(tmp_path / name / f"{kind}.csv", row) for kind, row in rows.items()]
        packed.append(zipped(tmp_path / f"{name}.zip", *files))
    holds_again(loaded, again, *packed)


def test_what_was_replaced_in_part_is_whole_again(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    whole = street_file(tmp_path / "whole.csv", "2025-01", "2025-02")
    february = street_file(tmp_path / "february.csv", "2025-02", kind="Drugs")
    again(whole)
    again(february)
    assert types(opened()) == [("2025-01", "Burglary"), ("2025-02", "Drugs")]
    outcome = again(whole)
    assert types(opened()) == [("2025-01", "Burglary"), ("2025-02", "Burglary")]
    told = [(f.name, f.sequence, f.loaded, f.superseded, f.in_use) for f in outcome.manifest.files]
    assert told[1:] == [
        ("whole.csv", 2, 0, 2, False),
        ("february.csv", 3, 0, 1, False),
        ("whole.csv", 4, 2, 0, True),
    ]
    assert [f.name for f in outcome.files] == ["whole.csv"]
    assert [f.name for f in outcome.replaced] == ["february.csv"]
    assert outcome.notices == ["whole.csv: loaded before and replaced since; it is loaded again."]


def test_targets_that_were_replaced_in_part_are_whole_again(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    rows = [test_targets.COUNT | {"target_id": name} for name in ("a", "b")]
    both = written(tmp_path / "both.csv", *rows)
    one = written(tmp_path / "one.csv", rows[1] | {"target": "190"})
    for path, values in ((both, [198, 198]), (one, [198, 190]), (both, [198, 198])):
        assert again(path).published
        assert opened().targets().sort_values("target_id")["target"].tolist() == values
    assert not again(both).published
    assert [f.loaded for f in again(one).files] == [1]


def test_rows_set_aside_are_listed_once_when_loaded_again(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    bad = test_street.GOOD | {"Crime type": "Piracy"}
    first = written(tmp_path / "first.csv", test_street.GOOD, bad)
    second = written(tmp_path / "second.csv", test_street.GOOD | {"Crime type": "Drugs"})
    again(first)
    again(second)
    assert opened().quarantine().empty
    assert again(first).files[0].quarantined == 1
    assert opened().quarantine()["line"].tolist() == [3]


def test_a_file_replaced_in_the_snapshot_put_back_is_loaded_again(
    tmp_path: Path, home: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    first = street_file(tmp_path / "first.csv", "2025-01")
    second = street_file(tmp_path / "second.csv", "2025-01", kind="Drugs")
    begun = again(first).manifest.id
    replaced = again(second).manifest.id
    use(Home(home), begun)
    assert not again(first).published
    assert again(second).published
    assert types(opened()) == [("2025-01", "Drugs")]
    use(Home(home), replaced)
    assert again(first).published
    assert types(opened()) == [("2025-01", "Burglary")]
    use(Home(home), replaced)
    assert types(opened()) == [("2025-01", "Drugs")]
