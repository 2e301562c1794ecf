"""Is it still well below the country's? What a standing watch says, and when it raises its hand."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.comparison.watch import GONE, HOLDS, NARROWER, WIDER
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.words.numbers import counted, decimal, listed

_ALERTS = (NARROWER, GONE)


def latest(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each kind's latest year, which bears what has become of the claim."""
    return frame[frame["standing"].notna()]


def sentence_of(frame: pd.DataFrame, ours: str, country: str) -> str:
    """Return what holds and what doesn't, alerts first."""
    rows = latest(frame)
    if rows.empty:
        return (
            f"Cannot tell whether {ours} is still below {country}: no whole year of recorded crime "
            "is loaded, or no residents are."
        )
    alerts = [_alert(row, country) for _, row in rows.iterrows() if row["standing"] in _ALERTS]
    fine = rows[rows["standing"].isin([HOLDS, WIDER])]
    said = []
    if len(fine):
        names = listed([row["group"].lower() for _, row in fine.iterrows()])
        gaps = "The gap has" if len(fine) == 1 else "These gaps have"
        said.append(f"Still clearly below {country}: {names}.")
        said += [_gap(row) for _, row in fine.iterrows()]
        said.append(f"{gaps} not narrowed beyond chance.")
    unknown = rows.loc[rows["standing"] == CANNOT_TELL, "group"].tolist()
    if unknown:
        said.append(f"Cannot tell of {listed([name.lower() for name in unknown])}.")
    return " ".join([*alerts, *said])


def _alert(row: pd.Series, country: str) -> str:
    name, year = row["group"], _year(str(row["year_label"]))
    if row["standing"] == GONE:
        return (
            f"{name}: not clearly below {country} any more in the {year} "
            f"({decimal(row['ratio'], 2)} times its rate)."
        )
    return (
        f"{name}: still below {country}, but the gap has narrowed beyond chance. The rate was "
        f"{decimal(row['ratio'], 2)} times theirs in the {year}, "
        f"{decimal(row['ratio_before'], 2)} in earlier years."
    )


def _gap(row: pd.Series) -> str:
    return (
        f"{row['group']}: {decimal(row['gap_per_1000'])} fewer per 1,000 people (95% interval "
        f"{decimal(row['gap_lower_95'])} to {decimal(row['gap_upper_95'])})."
    )


def _year(label: str) -> str:
    """Return "year to June 2026" as it stands within a sentence."""
    return label[:1].lower() + label[1:]


def held_words(row: pd.Series) -> str:
    """Return for how long a kind has been clearly below: "clearly below in 4 years since ..."."""
    if not row["years_held"]:
        return "not clearly below in the latest year"
    years = counted(row["years_held"], "year")
    return f"clearly below in all {years} told since {row['held_since']:%B %Y}"


def notes(frame: pd.DataFrame, country: str) -> list[str]:
    """Return how long each gap has held, and which years can't be told."""
    rows = latest(frame)
    found = [f"{row['group']}: {held_words(row)}." for _, row in rows.iterrows()]
    missing = frame.loc[frame["ratio"].isna(), "year_label"].drop_duplicates().tolist()
    if missing:
        years = listed([_year(str(label)) for label in missing])
        found.append(f"Not every force reported in the {years}: {country} can't be told for it.")
    return found
