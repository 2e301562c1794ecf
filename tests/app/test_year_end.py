"""The year end: a closed year's results beside what was forecast at the time."""

from pathlib import Path

import pandas as pd

from moorlands_dash.tables.model import Selection, Table
from tests.app.conftest import Open, answer, bodies, unfolded
from tests.opened import built


def table(home: Path, name: str, **extra: str) -> Table:
    return built(home, name, Selection(**extra))


def test_the_closed_year_is_answered_and_listed_the_worst_first(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "year_end")
    assert answer(app) == table(demo_home, "year-end").sentence
    ledger = next(body for body in bodies(app) if "mt-ledger" in body)
    assert ledger.index("Less criminal damage and arson") < ledger.index("Fewer burglaries")
    assert app.selectbox(key="closed").options == ["2025/26"]


def test_what_was_planted_for_the_closed_year_came(demo_home: Path) -> None:
    results = table(demo_home, "year-end").frame.set_index("target_id")["result"]
    assert results["violence-biddulph-east-2025-26"] == "met"
    assert results["damage-2025-26"] == "missed"
    assert results["asb-2025-26"] == "met"


def test_the_forecasts_looked_back_at_are_those_of_the_targets_then(demo_home: Path) -> None:
    looked = table(demo_home, "year-end").frame.set_index("target_id")
    for quarter, until in ((1, "2025-06"), (2, "2025-09"), (3, "2025-12")):
        then = table(demo_home, "targets", year="2025/26", until=until).frame
        then = then.set_index("target_id")
        for name, column in (("median", "outturn_median"), ("chance", "chance")):
            pd.testing.assert_series_equal(
                looked[f"q{quarter}_{name}"], then[column], check_names=False
            )


def test_a_running_year_has_no_results_yet(demo_home: Path) -> None:
    running = table(demo_home, "year-end", year="2026/27")
    assert running.frame.empty
    assert "March 2027" in running.sentence


def test_without_a_closed_year_the_page_says_so(real_home: Path, open_page: Open) -> None:
    app = open_page(real_home, "year_end")
    assert answer(app)
    assert not any("mt-glance mt-ledger" in body for body in bodies(app))


def test_every_target_has_its_bar_and_unfolds_into_its_forecasts(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "year_end")
    ledger = next(body for body in bodies(app) if "mt-ledger" in body)
    assert ledger.count("data:image/svg+xml") == len(table(demo_home, "year-end").frame) == 10
    assert not app.get("plotly_chart")
    assert len(unfolded(app).get("plotly_chart")) == 10
