"""The real extracts against the published facts counted from them by other means."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, parse_month
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.opened import opened

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
NOW = Period(date(2025, 1, 1), date(2025, 9, 1))

pytestmark = pytest.mark.skipif(
    not (SHARED / "extracts").is_dir() or not (SHARED / "facts").is_dir(),
    reason="the real extracts and facts are not here (a folder named shared beside the project)",
)


@pytest.fixture(scope="module")
def real(real_home: Path) -> Snapshot:
    return opened(real_home)


def facts(name: str) -> list[dict[str, str]]:
    with (SHARED / "facts" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_type_and_month_of_the_district_is_the_counted_one(
    real: Snapshot, settings: Settings
) -> None:
    """A crime republished in a later month is counted once: at most one a cell is fewer."""
    differences = 0
    for row in facts("district_incidents_by_type_and_month.csv"):
        if row["Crime type"] == "All":
            continue
        chosen = Selection(NOW, category=row["Crime type"])
        frame = tables.build("district-months", real, settings, chosen).frame
        expected = [int(row[f"{month:%Y-%m}"]) for month in NOW]
        found = frame["count"].tolist()
        assert all(e - 1 <= f <= e for e, f in zip(expected, found, strict=True)), row
        differences += sum(expected) - sum(found)
    assert differences == 1


def test_the_autumn_of_2018_has_the_published_1560_located_incidents(
    real: Snapshot, settings: Settings
) -> None:
    autumn = Selection(Period(date(2018, 10, 1), date(2018, 12, 1)))
    frame = tables.build("district-months", real, settings, autumn).frame
    assert frame["count"].sum() in (1559, 1560)
    assert (frame["no_location"] > 0).all()


def test_months_without_a_file_are_missing_and_tell_nothing(
    real: Snapshot, settings: Settings
) -> None:
    known = {parse_month(f"{month:%Y-%m}") for month in real.months(settings.force.name)}
    year = Selection(Period(date(2024, 10, 1), date(2025, 9, 1)))
    for name in ("ward-rates", "ward-change", "comparison-street"):
        table = tables.build(name, real, settings, year)
        assert date(2024, 11, 1) in table.missing
        assert "cannot" in table.sentence
        assert not known & set(table.missing)
        verdict = "against_district" if name == "ward-rates" else "verdict"
        assert set(table.frame[verdict].dropna()) == {"cannot tell"}


def test_districts_stand_in_the_order_of_the_published_rates(
    real: Snapshot, settings: Settings
) -> None:
    """Calendar 2025: Stoke-on-Trent 137.8, ours 67.0, South Staffordshire 59.1 per 1,000."""
    frame = tables.build("comparison-street", real, settings, Selection(NOW)).frame
    rates = frame[frame["group"] == "All police incidents"].set_index("area_name")["rate_per_1000"]
    published = pd.Series(
        {"Stoke-on-Trent": 137.8, "Staffordshire Moorlands": 67.0, "South Staffordshire": 59.1}
    )
    # nine of twelve months were about three quarters of the year's incidents
    assert ((rates[published.index] / published).between(0.72, 0.78)).all()
    year = {
        row["dist"]: int(row["All"])
        for row in facts("staffordshire_districts_2025_by_type.csv")
        if row["dist"] != "All"
    }
    counts = frame[frame["group"] == "All police incidents"].set_index("area_name")["count"]
    assert all(0.70 * total < counts[name] < 0.80 * total for name, total in year.items())


def test_wards_add_up_and_leek_s_middle_stands_out(real: Snapshot, settings: Settings) -> None:
    table = tables.build("ward-rates", real, settings, Selection(NOW))
    assert len(table.frame) == 27
    assert table.frame["rate_per_1000"].notna().all()
    year = {row["WD13CD"]: int(row["All"]) for row in facts("ward_incidents_by_type_2025.csv")}
    for code, count in zip(table.frame["ward_code"], table.frame["count"], strict=True):
        assert 0.55 * year[code] < count < 0.95 * year[code], code
    assert "Leek East" in table.sentence
