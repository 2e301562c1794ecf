"""Which rows set aside may belong to our counts, and to which of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from tests import hand_made

pytestmark = pytest.mark.slow

OCTOBER = date(2025, 10, 1)
WEST, EAST = (397_500.0, 355_000.0), (402_500.0, 355_000.0)
GOOD = "Burglary"
NEW = "Shoplifting (retail theft)"
FIRES = "incident_number,date_time_of_call,incident_type,easting,northing,ward"


def row(kind: str = GOOD, at: tuple[float, float] = WEST, **changed: str) -> str:
    """Return a row of October; `changed` writes other text for what stands in it."""
    text = hand_made.street_row(OCTOBER, at, "Mill Street", kind)
    for old, new in changed.items():
        text = text.replace(_CELLS[old], new)
    return text


_CELLS = {
    "month": "2025-10",
    "district": "E01029765,Staffordshire Moorlands 006B",
    "longitude": "-2.",
}

STREET = [
    row(),
    row(kind=NEW),
    row(kind=NEW),
    row(kind=NEW, district="E01029500,Stafford 001A", at=(250_000.0, 200_000.0)),
    row(longitude="west of -2."),
    row(longitude="west of -2.", district="E01029500,Stafford 001A"),
    row(longitude="west of -2.", district=","),
    row(at=EAST, month="10/2025"),
    "Total,,,,,,,,,8,,",
]


def opened(folder: Path, street: list[str]) -> Snapshot:
    files = folder / "files"
    files.mkdir()
    hand_made.write_wards(files / "wards.geojson")
    name = "2025-10-staffordshire-street.csv"
    (files / name).write_text("\n".join([hand_made._HEAD, *street]) + "\n")
    load([files], load_settings(), folder / "home")
    return open_snapshot(folder / "home")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return opened(tmp_path_factory.mktemp("doubt"), STREET)


def told(of: Snapshot, *categories: str, ward: str | None = None) -> dict[object, int]:
    found = of.doubt(categories, ward).fillna("any")
    return {
        (category, where): rows
        for category, where, rows in zip(
            found["category"], found["ward_code"], found["rows"], strict=True
        )
    }


def test_rows_of_an_unknown_kind_may_be_of_any(snapshot: Snapshot) -> None:
    both = {("any", hand_made.WEST): 2}
    assert told(snapshot, "shoplifting") == both
    assert told(snapshot, "shoplifting", ward=hand_made.EAST) == {}
    # Fires come in other files.
    assert told(snapshot, "fires_deliberate") == {}


def test_rows_of_an_unreadable_place_may_be_of_any_ward(snapshot: Snapshot) -> None:
    found = told(snapshot, "burglary")
    assert found == {
        ("any", hand_made.WEST): 2,
        # One in our district by its LSOA, one that may be anywhere; a third is Stafford's.
        ("burglary", "any"): 2,
        ("burglary", hand_made.EAST): 1,
    }
    months = snapshot.doubt(("burglary",))[["month", "month_to"]].drop_duplicates()
    assert [
        [day.date() for day in row] for row in months.to_numpy(dtype="datetime64[us]").tolist()
    ] == [[OCTOBER, OCTOBER]]


def test_a_file_in_order_leaves_no_doubt(tmp_path: Path) -> None:
    whole = opened(tmp_path, [row(), row(kind="Shoplifting"), "Total,,,,,,,,,2,,"])
    assert told(whole, "shoplifting", "burglary") == {}


def test_where_rows_set_aside_may_be_ours_or_others(snapshot: Snapshot) -> None:
    found = snapshot.doubt_places(("burglary",))
    keys = [found["district"].fillna("any"), found["longitude"].notna()]
    places = found.groupby(keys)["rows"].sum().to_dict()
    home = "Staffordshire Moorlands"
    # Two of an unknown kind and one of an unknown month have points of ours, one an LSOA of ours.
    assert places == {
        (home, True): 3,
        (home, False): 1,
        ("Stafford", True): 1,
        ("Stafford", False): 1,
        ("any", False): 1,
    }
    assert snapshot.doubt_places(("fires_deliberate",)).empty
    public = Snapshot(snapshot.folder, ()).doubt_places(("burglary",))
    assert public["rows"].sum() == 7
    assert public[["longitude", "latitude"]].isna().all(axis=None)


OFFENCES = (
    "Financial Year,Financial Quarter,Force Name,CSP Name,Offence Description,Offence Group,"
    "Offence Subgroup,Offence Code,Offence Count"
)


def release(path: Path, *counts: str) -> Path:
    """Write a table of official figures, a row of our partnership a quarter."""
    rows = [
        f"2024/25,{place},Staffordshire,Staffordshire Moorlands,Robbery of a person,Robbery,,34,{n}"
        for place, n in enumerate(counts, start=1)
    ]
    path.write_text("\n".join([OFFENCES, *rows]) + "\n")
    return path


def test_official_rows_with_markers_are_in_doubt_until_a_release_has_them(tmp_path: Path) -> None:
    home, settings = tmp_path / "home", load_settings()
    load([release(tmp_path / "first.csv", "4", "[x]")], settings, home)
    found = open_snapshot(home).recorded_doubt()
    assert found["month"].dt.date.tolist() == [date(2024, 7, 1)]
    assert found[["force_name", "offence_group", "rows"]].to_numpy().tolist() == [
        ["Staffordshire", "Robbery", 1]
    ]
    load([release(tmp_path / "second.csv", "4", "7")], settings, home)
    assert open_snapshot(home).recorded_doubt().empty
