"""What two snapshots differ in: the rows of files, counts of areas, and verdicts."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.rows import Record, Row

ADDED, REPLACED, WITHDRAWN, AGAIN, GONE, PARTLY = (
    "added",
    "replaced",
    "withdrawn",
    "in use again",
    "not there",
    "counted otherwise",
)
"""What became of a file between two snapshots."""

_SERIES = ["area_code", "category"]


def files_changed(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return the files that stand otherwise in the later snapshot, in the order of loading.

    Both frames have `sha256 name in_use loaded replaced_by withdrawn`, each file as it was loaded
    last. Columns `name became was now before after`: states in words, and the rows that count;
    missing where a file isn't in a snapshot.
    """
    frames = (_latest(then).add_suffix("_then"), _latest(now).add_suffix("_now"))
    both = frames[0].join(frames[1], how="outer")
    rows = [_file_row(row) for row in both.to_dict("records")]
    columns = ["name", "became", "was", "now", "before", "after"]
    found = pd.DataFrame(rows, columns=columns)
    counts = found[["before", "after"]].astype("Int64")
    changed = counts["before"].fillna(-1) != counts["after"].fillna(-1)
    return found.assign(**counts)[changed | (found["was"] != found["now"])].reset_index(drop=True)


def _latest(files: pd.DataFrame) -> pd.DataFrame:
    return files.drop_duplicates("sha256", keep="last").set_index("sha256")


def _file_row(row: Row) -> Record:
    was, now = (_state(row, when) for when in ("then", "now"))
    return {
        "name": row["name_now"] if now else row["name_then"],
        "became": _became(was, now),
        "was": was,
        "now": now,
        "before": row["loaded_then"] if was else None,
        "after": row["loaded_now"] if now else None,
    }


def _state(row: Row, when: str) -> str:
    """Return how a file stood, in words; "" where it wasn't there."""
    if pd.isna(row[f"name_{when}"]):
        return ""
    if row[f"in_use_{when}"]:
        return "in use"
    if isinstance(why := row[f"withdrawn_{when}"], str):
        return f"withdrawn: {why}"
    return f"replaced by {row[f'replaced_by_{when}']}"


def _became(was: str, now: str) -> str:
    if not now:
        return GONE
    if now != "in use":
        return WITHDRAWN if now.startswith("withdrawn") else REPLACED
    if was == now:
        return PARTLY
    return AGAIN if was else ADDED


def counts_changed(
    then: pd.DataFrame,
    now: pd.DataFrame,
    known_then: pd.DataFrame,
    known_now: pd.DataFrame,
) -> pd.DataFrame:
    """Return the areas and categories that are counted otherwise in the later snapshot.

    `then` and `now` have `area_code category month count`, counts above 0 alone; `known_then` and
    `known_now` the whole months, `category month`: any other one is missing, not 0. Columns
    `area_code category from to before after revised`: the first and last month that differ, all
    that is counted in each snapshot (missing where no month of the category is loaded), and by how
    much the months that both know differ. What was revised most comes first.
    """
    keys = [*_SERIES, "month"]
    both = then.merge(now, on=keys, how="outer", suffixes=("_then", "_now"))
    for when, known in (("then", known_then), ("now", known_now)):
        months = known.assign(**{f"known_{when}": True})
        both = both.merge(months, on=["category", "month"], how="left")
        zero = both[f"count_{when}"].isna() & both[f"known_{when}"].notna()
        count = both[f"count_{when}"].mask(zero, 0).astype("Int64")
        # A month that is there in part has rows, and is not counted.
        both[f"count_{when}"] = count.where(both[f"known_{when}"].notna())
    differs = both["count_then"].fillna(-1) != both["count_now"].fillna(-1)
    series = both.assign(revised=both["count_now"] - both["count_then"]).groupby(_SERIES)
    sums = series[["count_then", "count_now", "revised"]].sum(min_count=1)
    months = both[differs].groupby(_SERIES)["month"].agg(["min", "max"])
    found = months.join(sums).rename(columns=_NAMES).reset_index()
    return _nothing_is_zero(found, known_then, known_now)


_NAMES = {"min": "from", "max": "to", "count_then": "before", "count_now": "after"}


def _nothing_is_zero(
    found: pd.DataFrame, known_then: pd.DataFrame, known_now: pd.DataFrame
) -> pd.DataFrame:
    """Give 0 where months are loaded in which nothing happened."""
    for column, known in (("before", known_then), ("after", known_now)):
        loaded = found["category"].isin(known["category"])
        found[column] = found[column].mask(found[column].isna() & loaded, 0)
    found = found.assign(revised=found["revised"].fillna(0))
    return found.sort_values("revised", key=_most_first, kind="stable", ignore_index=True)


def _most_first(revised: pd.Series) -> pd.Series:
    return -revised.abs()


def verdicts_flipped(
    then: pd.DataFrame, now: pd.DataFrame, keys: Sequence[str], column: str = "verdict"
) -> pd.DataFrame:
    """Return what both frames judge, and judge otherwise: the keys, `was` and `now`."""
    asked = [*keys, column]
    both = then[asked].merge(now[asked], on=list(keys), suffixes=("_then", "_now"))
    flipped = both[both[f"{column}_then"] != both[f"{column}_now"]]
    return flipped.rename(columns={f"{column}_then": "was", f"{column}_now": "now"}).reset_index(
        drop=True
    )
