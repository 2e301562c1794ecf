from collections.abc import Callable
from datetime import date

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.rolling_origin import snapshot_series

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

POLICE, HOME, LEEK = "Staffordshire Police", "Staffordshire Moorlands", "E05007055"
MONTHS = Period(date(2025, 1, 1), date(2025, 4, 1))
JANUARY, FEBRUARY, _, APRIL = MONTHS


def counts(frame: pd.DataFrame, series: str) -> list[int]:
    return frame.loc[frame["series"] == series, "count"].tolist()


def test_each_place_gives_its_series_and_a_month_without_incidents_is_zero(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(
        district_counts=[
            (POLICE, HOME, JANUARY, "burglary", 6),
            (POLICE, HOME, APRIL, "burglary", 2),
            (POLICE, HOME, JANUARY, "anti_social_behaviour", 8),
            (POLICE, "Stafford", FEBRUARY, "drugs", 4),
            (POLICE, None, FEBRUARY, "drugs", 40),
        ],
        ward_counts=[(LEEK, month, "burglary", 1) for month in MONTHS],
        coverage=covered(MONTHS),
    )
    found = snapshot_series(snapshot, settings)
    # 8 burglaries in 4 months are 2 a month; with 8 of anti-social behaviour all are 4 a month.
    assert counts(found, "E07000198 burglary") == [6, 0, 0, 2]
    assert counts(found, "E07000198 theme:theft") == [6, 0, 0, 2]
    assert counts(found, "E07000198 crime") == [6, 0, 0, 2]
    assert counts(found, "E07000198 all") == [14, 0, 0, 2]
    assert counts(found, "Stafford drugs") == [0, 4, 0, 0]
    assert counts(found, f"{LEEK} burglary") == [1, 1, 1, 1]
    assert "Stafford all" not in set(found["series"])
    assert found["place"].notna().all()
    # Elsewhere in the force: all of its drugs but Stafford's own, those without a location as well.
    stafford = found[found["series"] == "Stafford drugs"]
    assert stafford["peers"].tolist() == [0, 40, 0, 0]


def test_a_month_without_a_file_is_absent(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    loaded = [row for row in covered(MONTHS) if row[1] != FEBRUARY]
    snapshot = publish(district_counts=[(POLICE, HOME, JANUARY, "burglary", 6)], coverage=loaded)
    found = snapshot_series(snapshot, settings)
    months = found.loc[found["series"] == "E07000198 burglary", "month"].dt.month.tolist()
    assert months == [1, 3, 4]


def test_a_series_of_less_than_one_a_month_is_left_out(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(
        ward_counts=[(LEEK, JANUARY, "drugs", 3), (LEEK, JANUARY, "robbery", 4)],
        coverage=covered(MONTHS),
    )
    assert set(snapshot_series(snapshot, settings)["series"]) == {f"{LEEK} robbery"}


def test_months_before_a_category_meant_the_same_are_left_out(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    split = Period(date(2013, 3, 1), date(2013, 6, 1))
    snapshot = publish(
        district_counts=[(POLICE, HOME, month, "violence", 5) for month in split],
        coverage=covered(split),
    )
    found = snapshot_series(snapshot, settings)
    violence = found[found["series"] == "E07000198 violence"]
    assert violence["month"].dt.date.tolist() == [date(2013, 5, 1), date(2013, 6, 1)]
    assert counts(found, "E07000198 crime") == [5, 5, 5, 5]


def test_without_an_extract_there_is_no_series(publish: Publish, settings: Settings) -> None:
    assert snapshot_series(publish(), settings).empty
