"""The figures that can be had by themselves: of each its table, whose rights it takes, its drawing.

Here stands no drawing: those of the pages are called, with the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.assessment.lists import ranks_by_list
from moorlands_dash.charts.assessment.matrix import priority_matrix
from moorlands_dash.charts.comparison.others import district_rates, gap_over_years, group_rates
from moorlands_dash.charts.hotspots.look import HEAT, VIEWS
from moorlands_dash.charts.plan.residents import question_waves
from moorlands_dash.charts.targets.fan import fan
from moorlands_dash.charts.targets.figures import as_waves
from moorlands_dash.charts.targets.reliability import reliability_diagram
from moorlands_dash.charts.targets.trajectories import survey_trajectory
from moorlands_dash.charts.targets.year_end import forecasts_looked_back
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.control_charts import control_chart_figure
from moorlands_dash.charts.trends.rhythm import (
    hours_of_the_week,
    months_of_the_year,
    parts_of_the_week,
    years_apart,
)
from moorlands_dash.charts.trends.series import monthly_series
from moorlands_dash.charts.wards.funnel import funnel
from moorlands_dash.charts.wards.pairs import rolling_rates, theme_rates
from moorlands_dash.charts.wards.ranges import rank_ranges, smoothed_rates
from moorlands_dash.charts.wards.shading import Shading, shading
from moorlands_dash.measures.comparison.recorded import RECORDED, TOTAL
from moorlands_dash.measures.hotspots.week_part import ROWS
from moorlands_dash.measures.targets.year_end import QUARTERS
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name, quarter, rolling_year
from moorlands_dash.reports.figures.lines import Lines, action_lines, board_lines, strip_lines
from moorlands_dash.reports.figures.maps import Cells, WardPlaces
from moorlands_dash.rows import Row
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.plan.narrowing import narrowed
from moorlands_dash.tables.request import Request
from moorlands_dash.target_kinds import by_period, limit_of
from moorlands_dash.words.comparison.others import years_sentence
from moorlands_dash.words.targets.backtest import reliability_sentence


@dataclass(frozen=True)
class Sheet:
    """What a figure is drawn of."""

    table: Table
    settings: Settings
    snapshot: Snapshot
    """What the table was built of: outlines and lines of maps are asked of it."""
    of: str
    """Which of a table's figures: a target, a question, an offence group; "" of the whole."""
    ask: Callable[[str], Table]
    """Gives another table for the same choices, where whoever asks may have it."""

    @property
    def frame(self) -> pd.DataFrame:
        """Return the table's rows."""
        return self.table.frame

    @property
    def ward(self) -> str | None:
        """Return the code of the ward that the table is about."""
        return self.table.asked.area if self.table.asked else None


@dataclass(frozen=True)
class Shown:
    """A figure and what it shows; `finding` is the table's sentence where there is none."""

    figure: go.Figure | Shading | Lines | WardPlaces | Cells
    """A map is drawn of what is shaded or marked on it."""
    finding: str = ""


@dataclass(frozen=True)
class Drawing:
    """One figure that can be had by itself."""

    table: str
    """The table that it draws: whoever may see that may have it."""
    draw: Callable[[Sheet], Shown]


def _control(sheet: Sheet) -> Shown:
    return Shown(control_chart_figure(sheet.frame, LIGHT))


def _years(sheet: Sheet) -> Shown:
    return Shown(years_apart(sheet.frame, LIGHT))


def _season(sheet: Sheet) -> Shown:
    return Shown(months_of_the_year(sheet.frame, LIGHT))


def _hours(sheet: Sheet) -> Shown:
    return Shown(hours_of_the_week(sheet.frame, LIGHT))


def _months(sheet: Sheet) -> Shown:
    period = sheet.table.period
    chosen = rolling_year(period.end) if period else None
    return Shown(monthly_series(sheet.frame, LIGHT, chosen=chosen))


def _themes(sheet: Sheet) -> Shown:
    return Shown(theme_rates(sheet.frame, LIGHT))


def _rolling(sheet: Sheet) -> Shown:
    return Shown(rolling_rates(sheet.frame, LIGHT))


def _among(draw: Callable[..., go.Figure]) -> Callable[[Sheet], Shown]:
    return lambda sheet: Shown(draw(sheet.frame, LIGHT, highlight=sheet.ward))


def _shaded(measure: str) -> Callable[[Sheet], Shown]:
    return lambda sheet: Shown(shading(sheet.frame, measure, LIGHT))


def _groups(sheet: Sheet) -> Shown:
    rows = sheet.frame[sheet.frame["group"] != TOTAL]
    against = sheet.settings.recorded_crime.country_code
    ours = sheet.settings.district.code
    return Shown(group_rates(rows, LIGHT, ours=ours, against=against))


def _gap(sheet: Sheet) -> Shown:
    frame = sheet.frame[sheet.frame["basis"] == RECORDED]
    rows = _chosen(frame, "group", sheet.of)
    drawn = gap_over_years(rows, LIGHT, ours=sheet.settings.district.code)
    return Shown(drawn, years_sentence(rows, sheet.of, TOTAL))


def _districts(sheet: Sheet) -> Shown:
    places = sheet.frame[sheet.frame["level"].isin(["district", "force"])]
    rows = places[places["group"] == places["group"].iloc[0]]
    return Shown(district_rates(rows, LIGHT, ours=sheet.settings.district.code))


def _target(sheet: Sheet) -> Shown:
    row: Row = _chosen(sheet.frame, "target_id", sheet.of).iloc[0].to_dict()
    said = f"{row['title']}. {row['words']}"
    if by_period(row) or (months := _own(sheet, "trajectory")).empty:
        waves = _own(sheet, "survey")
        waves = waves if len(waves) else as_waves(_own(sheet, "target-figures"))
        told = waves[waves["period_end"] <= row["to"] + pd.offsets.MonthEnd(0)]
        return Shown(survey_trajectory(told, row, LIGHT), said)
    forecast, events = (_own(sheet, name) for name in ("forecast", "annotations"))
    return Shown(fan(months, forecast, events, row, LIGHT), said)


def _own(sheet: Sheet, name: str) -> pd.DataFrame:
    return _chosen(sheet.ask(name).frame, "target_id", sheet.of, none=True)


def _looked_back(sheet: Sheet) -> Shown:
    row: Row = _chosen(sheet.frame, "target_id", sheet.of).iloc[0].to_dict()
    period, said = sheet.table.period, f"{row['title']}: {row['words']}"
    if by_period(row) or period is None:
        raise SelectionError(f"There is no such figure: {sheet.of!r}.")
    begun = period.start
    ends = {q: month_name(quarter(begun.year, q, begun.month).end) for q in QUARTERS}
    limit = limit_of(row["kind"])
    names = {q: Markup("<br>").join(end.split()) for q, end in ends.items()}
    return Shown(forecasts_looked_back(row, LIGHT, ends=names, limit=limit), said)


def _reliability(sheet: Sheet) -> Shown:
    """Draw one horizon of a source, as "3 burglaries" names it."""
    months, _, source = sheet.of.partition(" ")
    rows = _chosen(sheet.frame, "source", source)
    rows = _chosen(rows[rows["peers"] == rows["peers"].iloc[0]], "months_in", months)
    return Shown(reliability_diagram(rows, LIGHT), reliability_sentence(rows, int(months)))


def _week(sheet: Sheet) -> Shown:
    return Shown(parts_of_the_week(sheet.frame.head(ROWS), LIGHT))


def _cell(sheet: Sheet) -> Shown:
    every = sheet.frame[sheet.frame["part"] == "all"]
    return Shown(monthly_series(every, LIGHT, chosen=sheet.table.period))


def _question(sheet: Sheet) -> Shown:
    rows = _chosen(sheet.frame, "indicator", sheet.of)
    return Shown(question_waves(rows, LIGHT), f"{rows['title'].iloc[-1]}, wave by wave.")


def _matrix(sheet: Sheet) -> Shown:
    scores = sheet.ask("assessment-scores").frame
    return Shown(priority_matrix(sheet.frame, scores, LIGHT))


def _by_list(sheet: Sheet) -> Shown:
    return Shown(ranks_by_list(sheet.frame, LIGHT))


def _strips(sheet: Sheet, average: pd.DataFrame, others: str) -> Shown:
    ours = sheet.settings.district.code
    return Shown(strip_lines(sheet.frame, average, ours=ours, others=others))


def _partnerships(sheet: Sheet) -> Shown:
    recorded = sheet.ask("comparison-recorded").frame
    return _strips(sheet, recorded[recorded["level"] == "country"], "another partnership")


def _in_the_force(sheet: Sheet) -> Shown:
    force = sheet.frame[sheet.frame["level"] == "force"]
    return _strips(sheet, force, "another district")


def _actions(sheet: Sheet) -> Shown:
    """Draw the actions of an owner and a theme, as `narrowed` writes them."""
    rows, asked = narrowed(sheet.frame, sheet.of), sheet.table.asked or Selection()
    if rows.empty:
        raise SelectionError(f"There is no such figure: {sheet.of!r}.")
    return Shown(action_lines(rows, Request(sheet.snapshot, sheet.settings, asked).day))


def _board(sheet: Sheet) -> Shown:
    return Shown(board_lines(sheet.frame))


def _places(sheet: Sheet) -> Shown:
    return Shown(WardPlaces(str(sheet.ward), sheet.frame))


def _cells(sheet: Sheet) -> Shown:
    if sheet.of not in ("", *VIEWS):
        raise SelectionError(f"There is no such figure: {sheet.of!r}.")
    return Shown(Cells(sheet.of or HEAT))


def _chosen(frame: pd.DataFrame, column: str, of: str, *, none: bool = False) -> pd.DataFrame:
    rows = frame[frame[column].astype(str) == of]
    if rows.empty and not none:
        raise SelectionError(f"There is no such figure: {of!r}.")
    return rows


DRAWINGS: Mapping[str, Drawing] = {
    "control-chart": Drawing("control-chart", _control),
    "years-apart": Drawing("year-on-year", _years),
    "season": Drawing("season", _season),
    "week-hours": Drawing("week-hours", _hours),
    "assessment": Drawing("assessment", _matrix),
    "assessment-harm": Drawing("assessment-harm", _by_list),
    "ward-series": Drawing("ward-months", _months),
    "compare-rates": Drawing("compare-wards", _themes),
    "compare-years": Drawing("compare-wards-months", _rolling),
    "ward-funnel": Drawing("ward-funnel", _among(funnel)),
    "ward-ranks": Drawing("ward-ranks", _among(rank_ranges)),
    "ward-smoothed": Drawing("ward-smoothed", _among(smoothed_rates)),
    "map-count": Drawing("ward-counts", _shaded("count")),
    "map-rate": Drawing("ward-rates", _shaded("rate")),
    "map-change": Drawing("ward-change", _shaded("change")),
    "groups": Drawing("comparison-recorded", _groups),
    "gap": Drawing("comparison-years", _gap),
    "districts": Drawing("comparison-street", _districts),
    "target": Drawing("targets", _target),
    "question": Drawing("residents", _question),
    "looked-back": Drawing("year-end", _looked_back),
    "reliability": Drawing("reliability", _reliability),
    "week-parts": Drawing("hotspot-hours", _week),
    "cell-months": Drawing("hotspot-cell-months", _cell),
    "strips": Drawing("comparison-partnerships", _partnerships),
    "street-strips": Drawing("comparison-street", _in_the_force),
    "time-bars": Drawing("actions", _actions),
    "board": Drawing("control-board", _board),
    "ward-map": Drawing("ward-places", _places),
    "hotspot-map": Drawing("hotspots", _cells),
}
"""Name in a link -> the figure."""
