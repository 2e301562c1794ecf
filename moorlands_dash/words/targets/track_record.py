"""How good forecasts of one series have been, in plain English; what they do worse is said."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.words.numbers import counted, listed, number, percent


def record_words(row: pd.Series) -> str:
    """Return what one row of `track-record` says."""
    if not row["forecasts"]:
        return "No year is over that could be tried: it needs 24 months of history before it."
    head = (
        f"With {counted(row['months_in'], 'month')} of the year known, tried on "
        f"{counted(row['forecasts'], 'year')} that {_are(row['forecasts'])} over: "
        f"{_held(row['covered_80'] * row['forecasts'], row['forecasts'])} of the 80% intervals "
        f"held what came"
    )
    return f"{head}; {_against(row['ratio'])}."


def track_record_sentence(rows: pd.DataFrame) -> str:
    """Return what the backtest measured on a target's own series; "" without rows.

    `rows` are the target's of `track-record`. Where the forecast did worse than the straight line,
    the sentence says so, and after how many months.
    """
    if rows.empty:
        return ""
    tried = rows[rows["forecasts"] > 0]
    if tried.empty:
        return (
            "On this series that has not been measured: no year that is over has 24 months of "
            "history before it."
        )
    total = int(tried["forecasts"].sum())
    held = (tried["covered_80"] * tried["forecasts"]).sum()
    months = listed([number(months) for months in tried["months_in"]])
    parts = [
        f"On this series, tried on {counted(tried['forecasts'].max(), 'year')} that "
        f"{_are(tried['forecasts'].max())} over after {months} months: {_held(held, total)} of "
        f"the 80% intervals held what came; {_against(_ratio(tried))}."
    ]
    worse = tried[tried["worse"].astype(bool)]
    if len(worse):
        after = listed([number(months) for months in worse["months_in"]])
        parts.append(f"It did worse than the straight line after {after} months.")
    return " ".join(parts)


def similar_sentence(backtest: pd.DataFrame, band: str, peers: str) -> str:
    """Return what the backtest measured on series of a size and kind; "" where it has none.

    `backtest` is the table of that name, `band` one of its `size_band`, `peers` one of its kinds:
    the first source that has such series is quoted.
    """
    same = (backtest["size_band"] == band) & (backtest["peers"] == peers)
    rows = backtest[same & (backtest["forecasts"] > 0)]
    if rows.empty:
        return ""
    rows = rows[rows["source"] == rows["source"].iloc[0]]
    held = (rows["covered_80"] * rows["forecasts"]).sum() / rows["forecasts"].sum()
    gains = [_gain(ratio) for ratio in rows["ratio_straight_line"]]
    after = listed([number(months) for months in rows["months_in"]])
    return (
        f"On {counted(rows['series'].max(), 'series', 'series')} of its size ({band}), "
        f"forecast {peers} as it is: "
        f"{percent(held)} of the 80% intervals held what came; after {after} months the error was "
        f"{listed(gains)} than the straight line's."
    )


def _gain(ratio: float) -> str:
    gain = round((1 - ratio) * 100)
    return f"{abs(gain)}% {'larger' if gain < 0 else 'smaller'}"


def _ratio(rows: pd.DataFrame) -> float:
    weights = rows["forecasts"]
    rival = (rows["straight_line_crps"] * weights).sum()
    return float((rows["crps"] * weights).sum() / rival) if rival else float("nan")


def _held(held: float, total: float) -> str:
    return f"{number(held)} of {number(total)}"


def _against(ratio: float) -> str:
    if pd.isna(ratio):
        return "the straight line was right each time, so there is no error to set against"
    gain = round((1 - ratio) * 100)
    if not gain:
        return "the error was the same as the straight line's"
    return (
        f"the error was {abs(gain)}% {'smaller' if gain > 0 else 'larger'} than the straight line's"
    )


def _are(count: float) -> str:
    return "is" if round(count) == 1 else "are"
