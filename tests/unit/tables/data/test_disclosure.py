"""What the public may have of sensitive categories, counted by hand."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.reports.export import to_csv, to_json
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

ALTON, LEEK = "E05007039", "E05007055"

YEAR = Period(date(2024, 4, 1), date(2025, 3, 1))

PART = Period(date(2025, 4, 1), date(2025, 9, 1))


@pytest.fixture
def guarded(settings: Settings) -> Settings:
    """Return settings under which robbery and drugs could point at a person."""
    disclosure = settings.disclosure.model_copy(update={"sensitive": ["robbery", "drugs"]})
    return settings.model_copy(update={"disclosure": disclosure})


def incident(category: str, month: date, ward: str | None) -> tuple[object, ...]:
    return (month, category, -2.0, 53.1, ward, "extract.csv", 1)


@pytest.fixture
def snapshot(publish: Publish, covered: Covered) -> Snapshot:
    """Seven robberies of one year: 6 in Leek West, 1 in Alton; drugs: 30 and 40, 2 in no ward."""
    april, january = date(2024, 4, 1), date(2025, 1, 1)
    rows = [
        *[incident("robbery", april, LEEK)] * 6,
        incident("robbery", january, ALTON),
        *[incident("drugs", april, LEEK)] * 30,
        *[incident("drugs", january, ALTON)] * 40,
        *[incident("drugs", january, None)] * 2,
        *[incident("robbery", date(2025, 5, 1), ALTON)] * 3,
        *[incident("burglary", april, ALTON)] * 9,
    ]
    counts = [(ALTON, april, "burglary", 9), (LEEK, april, "robbery", 6)]
    made = publish(
        incidents=rows,
        ward_counts=counts,
        district_counts=[
            ("Staffordshire Police", "Staffordshire Moorlands", april, category, count)
            for _, _, category, count in counts
        ],
        coverage=covered(YEAR, PART),
    )
    # Lots that are always the same.
    (made.home.folder / "secret").write_bytes(bytes(range(32)))
    return made


def opened(snapshot: Snapshot, guarded: Settings) -> Snapshot:
    return Snapshot(snapshot.folder, guarded.disclosure.sensitive)


def given(frame: pd.DataFrame, category: str) -> dict[tuple[str, str], int | None]:
    rows = frame[frame["category"] == category]
    return {
        (name, f"{start:%m}" if span == "quarter" else span): None if pd.isna(count) else int(count)
        for name, span, start, count in zip(
            rows["area_name"], rows["span"], rows["from"], rows["count"], strict=True
        )
    }


def test_one_robbery_cannot_be_had_from_the_other_six(
    snapshot: Snapshot, guarded: Settings
) -> None:
    table = tables.build("protected-counts", opened(snapshot, guarded), guarded, Selection())
    ours = "Staffordshire Moorlands"
    # Seven are too few to be told by ward, or to be told at all: the last quarter's 1 would be 7
    # less 6. By these lots the 6 is shown.
    assert given(table.frame, "robbery") == {
        (ours, "year"): None,
        (ours, "04"): 6,
        (ours, "07"): 0,
        (ours, "10"): 0,
        (ours, "01"): None,
    }
    # Two drugs offences in no ward would be 72 less 30 less 40: one of the two wards goes too.
    drugs = given(table.frame, "drugs")
    assert drugs[("In no ward", "year")] is None
    assert [drugs[("Alton", "year")], drugs[("Leek West", "year")]].count(None) == 1
    assert drugs[(ours, "year")] == 72
    assert (drugs[(ours, "04")], drugs[(ours, "01")]) == (30, 42)
    assert table.period == YEAR
    assert table.sentence == (
        "9 of 13 counts are given; 4 (31%) are hidden to protect people, being fewer than 5 or "
        "drawn by lot, so that nobody can tell which."
    )
    hidden = table.frame[table.frame["count"].isna()]
    assert set(hidden["shown"]) == {"Hidden to protect people"}


@pytest.mark.slow
def test_a_year_is_given_once_whatever_is_corrected(
    snapshot: Snapshot, guarded: Settings, publish: Publish, covered: Covered
) -> None:
    """Of 30 drugs offences in Leek West 27 are taken back; whoever kept the first table has 3."""
    first = tables.build("protected-counts", opened(snapshot, guarded), guarded, Selection()).frame
    april = date(2024, 4, 1)
    wards = [(ALTON, april, "burglary", 9)]
    rows = [incident("drugs", april, LEEK)] * 3 + [incident("drugs", april, ALTON)] * 40
    counts = [("Staffordshire Police", "Staffordshire Moorlands", april, "burglary", 9)]
    later = publish(
        incidents=rows, ward_counts=wards, district_counts=counts, coverage=covered(YEAR, PART)
    )
    inside = tables.build("protected-counts", later, guarded, Selection()).frame
    assert given(inside, "drugs") == given(first, "drugs")
    frame = tables.build("protected-counts", opened(later, guarded), guarded, Selection()).frame
    pd.testing.assert_frame_equal(frame, first)
    # Where it wasn't given before, it is counted as it now stands.
    (later.home.folder / "given.csv").unlink()
    anew = tables.build("protected-counts", opened(later, guarded), guarded, Selection()).frame
    assert given(anew, "drugs")[("Staffordshire Moorlands", "year")] == 43


def test_what_was_given_is_public_and_the_secret_is_not(
    snapshot: Snapshot, guarded: Settings
) -> None:
    home = snapshot.home.folder
    (home / "secret").unlink()
    tables.build("protected-counts", snapshot, guarded, Selection())
    assert not (home / "given.csv").exists(), "the partnership's own look gives nothing"
    table = tables.build("protected-counts", opened(snapshot, guarded), guarded, Selection())
    secret = (home / "secret").read_bytes()
    assert len(secret) == 32
    assert (home / "secret").stat().st_mode & 0o777 == 0o600
    told = to_json(table) + to_csv(table) + (home / "given.csv").read_bytes()
    for form in (secret, secret.hex().encode(), base64.b64encode(secret)):
        assert form not in told
    read = pd.read_csv(home / "given.csv")
    assert read["count"].isna().sum() == table.frame["count"].isna().sum()
    assert len(read) == len(table.frame)


def test_a_part_of_a_year_is_never_given(snapshot: Snapshot, guarded: Settings) -> None:
    """Robberies of April to September 2025 are loaded, but the year isn't whole."""
    public = opened(snapshot, guarded)
    frame = tables.build("protected-counts", public, guarded, Selection()).frame
    assert frame["to"].max() == pd.Timestamp(YEAR.end)
    chosen = Selection(period=PART)
    assert tables.build("protected-counts", public, guarded, chosen).frame.empty


@pytest.mark.slow
def test_choosing_rows_hides_the_same_counts(snapshot: Snapshot, guarded: Settings) -> None:
    public = opened(snapshot, guarded)
    whole = given(tables.build("protected-counts", public, guarded, Selection()).frame, "drugs")
    for selection in (
        Selection(category="drugs", area="Alton"),
        Selection(category="drugs", area="Alton", period=YEAR),
        Selection(area=ALTON, until="2025-03"),
    ):
        frame = tables.build("protected-counts", public, guarded, selection).frame
        assert given(frame, "drugs") == {("Alton", "year"): whole[("Alton", "year")]}
    until = Selection(until="2025-02")
    assert tables.build("protected-counts", public, guarded, until).frame.empty


def test_sensitive_categories_are_refused_in_words(snapshot: Snapshot, guarded: Settings) -> None:
    public = opened(snapshot, guarded)
    for choice in ("robbery", "Robbery", "theme:violence", "theme:drugs_weapons"):
        with pytest.raises(SelectionError, match="hidden to protect people"):
            tables.build("ward-counts", public, guarded, Selection(category=choice))
    table = tables.build("ward-counts", public, guarded, Selection(period=YEAR))
    assert table.frame["count"].sum() == 9
    assert "Without Robbery and Drugs: hidden to protect people." in table.notes
    inside = tables.build("ward-counts", snapshot, guarded, Selection(period=YEAR))
    assert inside.frame["count"].sum() == 15
    assert not any("hidden" in note for note in inside.notes)


def test_who_asks_the_snapshot_itself_gets_nothing_either(
    snapshot: Snapshot, guarded: Settings
) -> None:
    public = opened(snapshot, guarded)
    every = ("robbery", "drugs", "burglary")
    assert set(public.incidents(None, every)["category"]) == {"burglary"}
    assert set(public.ward_counts(None, every)["category"]) == {"burglary"}
    found = public.district_counts(None, every, "Staffordshire Police")
    assert set(found["category"]) == {"burglary"}
    assert public.files().empty
    assert public.quarantine().empty
    assert not {"files", "refused", "counts"} & set(public.manifest)
