"""How good the forecasts are, in plain English, and what the terms mean."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from moorlands_dash.words.numbers import counted, listed, number, percent

ALL = "all"
"""Size band of all series together."""

RIVALS = {
    "ratio_straight_line": "the straight line",
    "ratio_last_year": "last year's value",
    "ratio_seasonal_naive": "the seasonal naive forecast",
    "ratio_twelve_month_mean": "the twelve-month mean",
}

SOUND = {"covered_80": (0.80, 0.78, 0.84), "covered_95": (0.95, 0.93, 0.97)}
"""Column -> what its intervals should hold, and from where to where that counts as sound."""

TERMS = (
    (
        "Backtest",
        "The forecast is made for years that are over, with only the months that were known at "
        "the time, and then set against what came.",
    ),
    (
        "80% and 95% interval",
        "A range for the year's count. If the forecasts are honest, 80 in 100 of the 80% ranges "
        "hold what came, and 95 in 100 of the 95% ranges. Fewer means that they are too sure of "
        "themselves, more that they are too vague.",
    ),
    (
        "Error (CRPS)",
        "How far the forecast's whole range of chances lay from what came, in incidents: 0 is a "
        "forecast that was sure and right. Written in full: continuous ranked probability score.",
    ),
    (
        "With peers, without peers",
        "With peers a forecast knew the counts of the same kind of incident in the rest of the "
        "force too, and may follow their movement and their seasons. Without, it knew the series "
        "alone.",
    ),
    (
        "Straight line",
        "The count so far, carried on at the same pace to the end of the year.",
    ),
    ("Last year's value", "The count of the whole year before."),
    (
        "Seasonal naive",
        "The count so far, and for each month left the count of the same month a year before.",
    ),
    (
        "Twelve-month mean",
        "The count so far, and for each month left the average of the last twelve months, with "
        "ups and downs as wide as the series has shown. It is hard to beat.",
    ),
    (
        "Brier score",
        "How far the chances of meeting a target lay from what came, where met is 1 and missed "
        "is 0: the mean of the squared gaps. 0 is perfect; saying “even chances” always gives "
        "0.25.",
    ),
    (
        "Reliability",
        "Of the targets that were given 7 chances in 10, about 7 in 10 should have been met. The "
        "figure shows whether that held, for each tenth of the chances.",
    ),
)
"""Term -> what it means, for a reader who has not met it."""


def backtest_sentence(frame: pd.DataFrame, whose: str) -> str:
    """Return the answer in one sentence: how often the ranges held, and against whom it won.

    `frame` holds rows of `backtest`; `whose` says which series it was tried on.
    """
    rows = _whole(frame)
    if rows.empty:
        return "How good the forecasts are has not been measured yet."
    total = int(rows["forecasts"].sum())
    return (
        f"Tried on {counted(total, 'forecast')} of years that are over, {whose}. "
        f"{_covered(rows, 'covered_80')} of the 80% intervals held what came. The error was "
        f"{_against(rows, 'ratio_straight_line')} than the straight line's."
    )


def backtest_points(frame: pd.DataFrame) -> list[str]:
    """Return what the backtest found, a sentence a point; what it does worse is among them."""
    rows = _whole(frame)
    if rows.empty:
        return []
    return [
        f"Intervals: {_by_months(rows, 'covered_80')} of the 80% intervals held what came, and "
        f"{_by_months(rows, 'covered_95')} of the 95% intervals.",
        *_rivals(rows),
        f"Chance of meeting a target: the Brier score was {_by_months(rows, 'brier', _score)}; "
        "saying each time how often such targets are met at all would have scored "
        f"{_by_months(rows, 'brier_reference', _score)}.",
        *_worse(frame),
    ]


def reliability_sentence(frame: pd.DataFrame, months_in: int) -> str:
    """Return what the reliability chart of one horizon shows."""
    rows = frame[(frame["months_in"] == months_in) & (frame["forecasts"] > 0)]
    if rows.empty:
        return f"After {months_in} months: no chance was judged."
    low, high = rows.iloc[0], rows.iloc[-1]
    off = rows[(rows["mean_chance"] < rows["lower_95"]) | (rows["mean_chance"] > rows["upper_95"])]
    ends = (
        f"After {months_in} months: where the chance said was about {percent(low['mean_chance'])}, "
        f"{percent(low['share_met'])} were met; where it was about "
        f"{percent(high['mean_chance'])}, {percent(high['share_met'])} were."
    )
    if off.empty:
        return f"{ends} No band strays further than chance alone would carry it."
    named = [f"{row['chance_from']:.0%} to {row['chance_to']:.0%}" for _, row in off.iterrows()]
    return f"{ends} Further off than chance alone would carry it: {listed(named)}."


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["size_band"] == ALL].sort_values("months_in")


def _covered(rows: pd.DataFrame, column: str) -> str:
    low, high = rows[column].min(), rows[column].max()
    return percent(low) if percent(low) == percent(high) else f"{percent(low)} to {percent(high)}"


def _against(rows: pd.DataFrame, column: str) -> str:
    """Return "14% to 27% smaller", or, where it isn't always, what it ranges between."""
    gains = [round((1 - ratio) * 100) for ratio in rows[column]]
    if min(gains) > 0:
        same = min(gains) == max(gains)
        return f"{min(gains)}% smaller" if same else f"{min(gains)}% to {max(gains)}% smaller"
    if max(gains) < 0:
        return f"up to {-min(gains)}% larger"
    return f"between {-min(gains)}% larger and {max(gains)}% smaller"


def _by_months(rows: pd.DataFrame, column: str, write: object = None) -> str:
    """Return "81% after 3 months, 80% after 6 and 79% after 9"."""
    told = write if callable(write) else percent
    parts = [
        f"{told(row[column])} after {int(row['months_in'])}{' months' if not place else ''}"
        for place, (_, row) in enumerate(rows.iterrows())
    ]
    return listed(parts)


def _score(value: float) -> str:
    return f"{value:.3f}"


def _rivals(rows: pd.DataFrame) -> Iterator[str]:
    for column, name in RIVALS.items():
        parts = [
            f"{_gain(row[column])} after {int(row['months_in'])}{' months' if not place else ''}"
            for place, (_, row) in enumerate(rows.iterrows())
        ]
        yield f"Error against {name}: {listed(parts)}."


def _gain(ratio: float) -> str:
    gain = round((1 - ratio) * 100)
    if not gain:
        return "the same"
    return f"{abs(gain)}% {'smaller' if gain > 0 else 'larger'}"


def _worse(frame: pd.DataFrame) -> Iterator[str]:
    """Yield where another forecast does better, or where the intervals are off, band by band."""
    for column, name in RIVALS.items():
        lost = frame[frame[column] > 1.005]
        if len(lost):
            yield f"Worse than {name}: {_where(lost)}."
    for column, (level, least, most) in SOUND.items():
        narrow = frame[frame[column] < least]
        wide = frame[frame[column] > most]
        if len(narrow):
            yield f"{level:.0%} intervals too narrow: {_where(narrow, column)}."
        if len(wide):
            yield f"{level:.0%} intervals wider than they need be: {_where(wide, column)}."


def _where(rows: pd.DataFrame, column: str | None = None) -> str:
    parts = [
        f"{_band(str(row['size_band']))} after {number(row['months_in'])} months"
        + (f" ({percent(row[column])} held)" if column else "")
        for _, row in rows.iterrows()
    ]
    return listed(parts)


def _band(band: str) -> str:
    return "all series together" if band == ALL else f"series of {band}"
