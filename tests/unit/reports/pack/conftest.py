"""A pack by hand: few targets, one of each status, with texts that try to break the page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.reports.pack.contents import TABLES, assembled
from moorlands_dash.reports.pack.model import About, Pack
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.model import Table

MONTHS = pd.date_range("2026-04-01", periods=12, freq="MS")
HOSTILE = '=HYPERLINK("http://x") #set page(fill: red) <script>alert(1)</script> *x* $a$'
LONG = (
    "Fewer people who say that drunken or rowdy behaviour, vehicles used for nuisance and other "
    "anti-social behaviour are a very big or a fairly big problem in the area in which they live"
)


def target(name: str, title: str, status: str, **others: Any) -> dict[str, Any]:
    row = dict.fromkeys(SPECS["targets"].names) | {
        "target_id": name,
        "title": title,
        "status": status,
        "kind": "reduce",
        "measure": "incidents:burglary",
        "theme": "theft",
        "area_code": "E07000198",
        "area_name": "Staffordshire Moorlands",
        "from": MONTHS[0],
        "to": MONTHS[-1],
        "months_expected": 12,
        "months_elapsed": 6,
        "months_loaded": 6,
        "months_left": 6,
        "doubt": 0,
        "complete": True,
        "baseline": 551.0,
        "target": 523.0,
        "actual": 311.0,
        "milestone_now": 255.6,
        "standing": "behind the milestone",
        "words": "311 incidents to September 2026. The target is behind its milestone.",
        "owner": "Staffordshire Moorlands District Council",
        "status_reason": "at risk because the chance is from 20% to under 50%",
        "chance": 0.31,
        "chance_words": "about 3 in 10",
        "outturn_median": 600.0,
        "outturn_lower_80": 560.0,
        "outturn_upper_80": 641.0,
        "needed_per_month": 35.3,
        "best_run_per_month": 42.1,
        "best_run_from": MONTHS[0] - pd.DateOffset(years=1),
        "best_run_to": MONTHS[5] - pd.DateOffset(years=1),
    }
    return row | others


def paths(name: str) -> pd.DataFrame:
    actual = pd.Series([50, 55, 48, 60, 52, 46, *[None] * 6], dtype="Float64")
    return pd.DataFrame(
        {
            "target_id": name,
            "month": MONTHS,
            "actual": actual,
            "actual_cumulative": actual.cumsum(),
            "milestone_cumulative": [523 / 12 * step for step in range(1, 13)],
            "baseline_cumulative": [551 / 12 * step for step in range(1, 13)],
        }
    )


def forecasts(name: str) -> pd.DataFrame:
    median = [50, 105, 153, 213, 265, 311, 360, 411, 460, 508, 553, 600]
    spread = [0] * 6 + [8, 14, 20, 26, 32, 40]
    return pd.DataFrame(
        {
            "target_id": name,
            "month": MONTHS,
            "known": [True] * 6 + [False] * 6,
            "median": median,
            "lower_80": [m - s for m, s in zip(median, spread, strict=True)],
            "upper_80": [m + s for m, s in zip(median, spread, strict=True)],
        }
    )


def waves(name: str) -> pd.DataFrame:
    shares = [0.24, 0.22, 0.2, 0.21, None, 0.183]
    return pd.DataFrame(
        {
            "target_id": name,
            "indicator": "problem_asb",
            "title": "Anti-social behaviour is a problem",
            "wording": "How much of a problem is anti-social behaviour?",
            "period_start": pd.date_range("2023-10-01", periods=6, freq="6MS"),
            "period_end": pd.date_range("2024-03-31", periods=6, freq="6ME"),
            "numerator": [124, 117, 128, 17, 4, 93],
            "denominator": [508, 514, 598, 78, 20, 508],
            "share": shares,
            "lower_95": [None if s is None else s - 0.035 for s in shares],
            "upper_95": [None if s is None else s + 0.04 for s in shares],
            "target": 0.16,
            "baseline": 0.183,
            "warning": ["", "", "", "Fewer than 100 people were asked.", "Hidden.", ""],
        }
    )


def table(name: str, rows: Any, *, title: str = "", sentence: str = "") -> Table:
    return Table(
        name=name,
        title=title or f"Table {name}",
        frame=pd.DataFrame(rows).reindex(columns=SPECS[name].names),
        unit="incidents",
        period=None,
        source="data.police.uk",
        method=f"The method of {name}.",
        notes=("Demonstration data: invented.", f"A note of {name}."),
        snapshot="20261101-080000-abcdef01",
        demonstration=True,
        sentence=sentence or f"What {name} says.",
    )


def action(name: str, target_id: str, standing: str, **others: Any) -> dict[str, Any]:
    return {
        "action_id": name,
        "title": f"Action {name}",
        "target_id": target_id,
        "owner": "Staffordshire Police",
        "due": pd.Timestamp("2026-08-31"),
        "status": "under way",
        "progress": 40,
        "standing": standing,
        "days_late": 30 if standing == "overdue" else None,
        "words": "30 days late." if standing == "overdue" else "On time.",
    } | others


def tables() -> dict[str, Table]:
    survey_row = {"kind": "survey_reduce", "baseline": 0.183, "target": 0.16, "actual": 0.183}
    limits = {"lower_95": 0.15, "upper_95": 0.22, "outturn_median": None, "needed_per_month": None}
    targets = [
        target("met", "Fewer burglaries", "on course", chance=0.93, chance_words="about 9 in 10"),
        target("damage", "Less criminal damage and arson", "unlikely", chance=0.08),
        target("asb", LONG, "at risk", **survey_row, **limits),
        target("odd", HOSTILE, "watch", chance=0.6, chance_words="about 6 in 10"),
        target("robbery", "Robbery no worse", "missed", kind="no_worse", needed_per_month=None),
        target("none", "Weapons", "cannot tell", chance=None, outturn_median=None, actual=None),
    ]
    counted = ["met", "damage", "odd", "robbery", "none"]
    parts = [
        {
            "target_id": name,
            "dimension": "ward",
            "part": "Leek West",
            "count": 40,
            "expected": 28.5,
            "difference": 11.5,
            "p_value": 0.02,
            "verdict": "more",
            "words": "Leek West: 40, where 28.5 were to be expected, more than chance explains.",
        }
        for name in ("damage", "asb", "robbery")
    ]
    built = {
        "targets": table("targets", targets, title="Targets of 2026/27"),
        "trajectory": table("trajectory", pd.concat(map(paths, counted))),
        "forecast": table("forecast", pd.concat(map(forecasts, counted))),
        "survey": table("survey", waves("asb")),
        "exception": table("exception", parts),
        "actions": table(
            "actions",
            [
                action("a1", "damage", "overdue"),
                action("a2", "damage", "on time"),
                action("a3", "asb", "on time", title=HOSTILE),
                action("a4", "met", "done"),
            ],
        ),
        "action-gaps": table(
            "action-gaps",
            [{"kind": "target", "target_id": "robbery", "title": "Robbery", "words": "No action."}],
        ),
        "agenda": table(
            "agenda",
            [{"order": 1, "item": "x", "title": "Damage", "status": "unlikely", "minutes": 15}],
        ),
        "changes": table(
            "changes",
            [
                {
                    "kind": "status",
                    "title": "Damage",
                    "was": "watch",
                    "now": "unlikely",
                    "words": ".",
                }
            ],
        ),
        "decisions": table("decisions", []),
        "residents": table(
            "residents", waves("asb").assign(verdict="no clear change").drop(columns="target_id")
        ),
        "district-change": table(
            "district-change",
            [
                {
                    "category": "all",
                    "name": "All",
                    "count": 4311,
                    "count_before": 4402,
                    "months_expected": 12,
                    "months_loaded": 12,
                    "difference": -91,
                    "verdict": "no clear change",
                }
            ],
        ),
    }
    built["comparison-recorded"] = table(
        "comparison-recorded",
        [
            {
                "group": "Robbery",
                "area_name": "England and Wales",
                "level": "country",
                "rate_per_1000": 1.2,
                "ratio": 0.31,
                "verdict": "lower",
            }
        ],
    )
    built["similar-districts"] = table(
        "similar-districts",
        [
            {
                "group": TOTAL,
                "area_name": "High Peak",
                "rate_per_1000": 51.2,
                "lower_95": 49.8,
                "upper_95": 52.7,
                "place": "inside the funnel",
                "verdict": "lower",
            }
        ],
    )
    built["comparison-corners"] = table(
        "comparison-corners",
        [
            {
                "group": "Robbery",
                "against": "similar districts",
                "verdict": "higher",
                "change": "more",
                "corner": "worse and worsening",
            }
        ],
    )
    for name in TABLES:
        built.setdefault(name, table(name, []))
    return built


def public_tables() -> dict[str, Table]:
    """Return the tables that the summary for the public is made of, of the same targets."""
    did = [
        {"action_id": "a1", "target_id": "damage", "title": "Action a1", "standing": "under way"},
        {"action_id": "a3", "target_id": "asb", "title": HOSTILE, "standing": "planned"},
    ]
    return tables() | {"what-we-did": table("what-we-did", did)}


@pytest.fixture(scope="session")
def pack() -> Pack:
    return hand_made()


def hand_made() -> Pack:
    about = About(
        partnership="Moorlands Together",
        full_name="Moorlands Together Safer and Stronger Communities Partnership",
        district="Staffordshire Moorlands",
        quarter=Quarter(2026, 2),
        snapshot="20261101-080000-abcdef01",
        created=datetime(2026, 11, 1, 8, tzinfo=UTC),
        demonstration=True,
        latest="September 2026",
    )
    return assembled(about, tables())
