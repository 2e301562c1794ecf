"""What people raised and what a sample of them said, by theme and by area: counts and ranks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.concerns import CONCERNS, find_concern, is_worry, of_theme
from moorlands_dash.rows import Row

THEMES = tuple(concern.key for concern in CONCERNS)


def raised_by(issues: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Return `entries raised sources first last` for each group of issues, by the keys given.

    `issues` has `theme area_code source date raised`. `entries` is how often something was put
    down, `raised` how many people raised it: one who writes ten letters has ten entries.
    """
    found = issues.groupby(list(keys), sort=True).agg(
        entries=("raised", "size"),
        raised=("raised", "sum"),
        sources=("source", "nunique"),
        first=("date", "min"),
        last=("date", "max"),
    )
    return found.reset_index()


def by_theme(issues: pd.DataFrame, surveys: pd.DataFrame) -> pd.DataFrame:
    """Return one row a theme, in the order of `concerns`, indexed by its key.

    Columns: `entries raised` of the issues (0 where none), `raised_share` of all people who raised
    something, `consultation_rank` (1 for the most people; equal ones share a rank; NA without any),
    and of the survey `indicator title share lower_95 upper_95 asked period_end survey_rank`: the
    question of the theme that most say is a problem, in its newest wave. `surveys` has a row a
    question, its newest: `indicator title wording theme share lower_95 upper_95 denominator
    period_end`; a theme that isn't given is told by its words (`concern_of`).
    """
    counts = issues.groupby("theme")[["raised"]].agg(["size", "sum"])
    counts.columns = pd.Index(["entries", "raised"])
    frame = counts.reindex(list(THEMES)).fillna(0).astype("int64")
    whole = frame["raised"].sum()
    frame["raised_share"] = frame["raised"] / whole if whole else np.nan
    some = frame["raised"].where(frame["raised"] > 0)
    frame["consultation_rank"] = some.rank(ascending=False, method="min").astype("Int64")
    return frame.join(_said(surveys)).rename_axis("theme")


def _said(surveys: pd.DataFrame) -> pd.DataFrame:
    """Return by theme the question that most say is a problem, and the place of its share."""
    columns = ["indicator", "title", "share", "lower_95", "upper_95", "denominator", "period_end"]
    known = surveys[surveys["share"].notna()]
    worries = [is_worry(str(row.title or ""), str(row.wording or "")) for row in known.itertuples()]
    known = known[np.array(worries, dtype=bool)]
    themes = [concern_of(row) for row in known.to_dict("records")]
    told = known.assign(theme=pd.Series(themes, index=known.index, dtype="str"))
    told = told[told["theme"] != ""].sort_values(["theme", "share"], ascending=[True, False])
    most = told.drop_duplicates("theme").set_index("theme")[columns]
    rank = most["share"].rank(ascending=False, method="min").astype("Int64")
    return most.rename(columns={"denominator": "asked"}).assign(survey_rank=rank)


def concern_of(row: Row) -> str:
    """Return the theme of an indicator: the one that its file gives, else the one of its words."""
    given = row.get("theme")
    if isinstance(given, str) and given:
        return of_theme(given)
    key = str(row.get("indicator") or "").replace("_", " ")
    return find_concern(str(row.get("title") or "")) or find_concern(key)
