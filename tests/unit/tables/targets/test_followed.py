"""One lookup for whatever a target follows: by the beginning of its measure."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.followed import COLUMNS, RESOLVERS, figures
from tests.unit.tables.targets.test_trajectories import OURS, SO_FAR, target

Publish = Callable[..., Snapshot]

RECORDED = [
    (2025, 1, "Staffordshire", "Staffordshire Moorlands", "Robbery", 8),
    (2025, 1, "Staffordshire", "Staffordshire Moorlands", "Theft offences", 90),
    (2025, 2, "Staffordshire", "Staffordshire Moorlands", "Theft offences", 80),
    (2025, 1, "Staffordshire", "Stafford", "Robbery", 30),
]


def asked(publish: Publish, settings: Settings, until: str | None = None) -> Request:
    police = [("Staffordshire Police", month, 10) for month in SO_FAR]
    return Request(publish(recorded=RECORDED, coverage=police), settings, Selection(until=until))


def test_official_recorded_crime_comes_by_quarter_and_a_quarter_without_any_is_none(
    publish: Publish, settings: Settings
) -> None:
    found = figures(asked(publish, settings), "recorded:robbery", OURS)
    assert found["numerator"].tolist() == [8.0, 0.0]
    assert found["period_end"].dt.date.tolist() == [date(2025, 6, 30), date(2025, 9, 30)]
    assert figures(asked(publish, settings), "recorded:total", OURS)["numerator"].tolist() == [
        98,
        80,
    ]
    assert figures(asked(publish, settings), "recorded:robbery", "E07000197").empty


def test_later_figures_are_not_known_yet(publish: Publish, settings: Settings) -> None:
    assert len(figures(asked(publish, settings, "2025-06"), "recorded:robbery", OURS)) == 1


def test_what_nobody_resolves_has_no_figures(publish: Publish, settings: Settings) -> None:
    found = figures(asked(publish, settings), "nothing:known", OURS)
    assert list(found.columns) == COLUMNS
    assert found.empty


def test_another_kind_of_figure_joins_by_its_beginning(
    publish: Publish, settings: Settings, monkeypatch: Any
) -> None:
    def of_helpers(_: Request, key: str, area: str) -> pd.DataFrame:
        quarters = [("2025-04-01", "2025-06-30", 40), ("2025-07-01", "2025-09-30", 50)]
        rows = [
            (
                key,
                "Helpers",
                area,
                pd.Timestamp(start),
                pd.Timestamp(end),
                count,
                None,
                "count",
                "r",
            )
            for start, end, count in quarters
        ]
        return pd.DataFrame(rows, columns=COLUMNS)

    monkeypatch.setitem(RESOLVERS, "helpers", of_helpers)
    snapshot = publish(
        targets=[target("helpers", "increase", "helpers:all", 80, 85)],
        coverage=[("Staffordshire Police", month, 10) for month in SO_FAR],
    )
    table = tables.build("targets", snapshot, settings, Selection(year="2025/26"))
    (row,) = table.frame.to_dict("records")
    assert (row["actual"], row["status"], row["unit"]) == (90, "met", "count")


def people(measure: str, start: date, end: date, count: int, of: int | None) -> tuple[Any, ...]:
    return (measure, OURS, "", start, end, count, of)


QUARTERS = ((date(2025, 4, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 9, 30)))


def test_counts_of_people_are_followed_by_their_key(publish: Publish, settings: Settings) -> None:
    helped = [people("abuse_referrals", *days, 40, None) for days in QUARTERS]
    again = [people("abuse_repeat_referrals", *days, 10, 40) for days in QUARTERS]
    managed = [people("offenders_managed", *days, 30, None) for days in QUARTERS]
    snapshot = publish(
        people=[*helped, *again, *managed],
        targets=[
            target("more", "increase", "people:abuse_referrals", 70, 80),
            target("fewer-again", "reduce", "people:abuse_repeat_referrals", 0.5, 0.4),
            target("managed", "increase", "people:offenders_managed", 20, 30),
        ],
        coverage=[("Staffordshire Police", month, 10) for month in SO_FAR],
    )
    table = tables.build("targets", snapshot, settings, Selection(year="2025/26"))
    rows = table.frame.set_index("target_id")
    assert rows.loc["more", ["actual", "status", "unit"]].tolist() == [80, "met", "count"]
    assert rows.loc["fewer-again", ["actual", "unit"]].tolist() == [0.25, "share"]
    assert rows.loc["fewer-again", "chance"] > 0.9
    # One person may be managed in both quarters: they add up to nothing.
    assert rows.loc["managed", "status"] == "cannot tell"


def test_the_public_has_no_target_on_people(publish: Publish) -> None:
    snapshot = publish(
        targets=[
            target("more", "increase", "people:abuse_referrals", 70, 80),
            target("burglary", "reduce", "incidents:burglary", 120, 108),
        ],
        coverage=[("Staffordshire Police", month, 10) for month in SO_FAR],
    )
    assert snapshot.targets_left_out().empty
    public = Snapshot(snapshot.folder, withheld=())
    assert public.targets()["target_id"].tolist() == ["burglary"]
    assert len(public.targets_left_out()) == 1
