"""A target's figure: the rows that it is drawn of, and the drawing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from moorlands_dash.charts.printed import count_figure, survey_figure
from moorlands_dash.charts.targets.figures import as_waves
from moorlands_dash.words.meetings import pack as words

if TYPE_CHECKING:
    import pandas as pd

    from moorlands_dash.tables.model import Table

Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Chart:
    """A target's figure: the rows of the tables that it draws."""

    kind: Literal["count", "survey"]
    target: Row
    """Its row of `targets`."""
    path: pd.DataFrame
    """Its rows of `trajectory` or `survey`, or of `target-figures` in the columns of a survey."""
    forecast: pd.DataFrame
    """Its rows of `forecast`; none for a survey, or where nothing can be told."""
    alt: str


def frame_of(table: Table, row: Row) -> pd.DataFrame:
    """Return a target's own rows of a table."""
    own: pd.DataFrame = table.frame[table.frame["target_id"] == row["target_id"]]
    return own.reset_index(drop=True)


def chart_of(row: Row, built: Mapping[str, Table]) -> Chart | None:
    """Return the figure of a row of `targets`, or None where there is nothing to draw."""
    path = frame_of(built["trajectory"], row)
    survey = path.empty
    if survey:
        path = frame_of(built["survey"], row)
    if path.empty:
        path = as_waves(frame_of(built["target-figures"], row))
    if path.empty:
        return None
    alt = words.chart_alternative(row, str(row["words"]), words.likely_sentence(row))
    return Chart("survey" if survey else "count", row, path, frame_of(built["forecast"], row), alt)


def drawing(chart: Chart) -> str:
    """Return a target's figure as SVG."""
    if chart.kind == "survey":
        return survey_figure(chart.path, chart.target).decode()
    return count_figure(chart.path, chart.forecast, chart.target).decode()
