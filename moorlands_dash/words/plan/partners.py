"""Who is in the partnership, and who is named for something without being so, in words."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.plan.membership import NO_LONGER, NOT_YET
from moorlands_dash.people_measures import PEOPLE_MEASURE_BY_KEY, PEOPLE_THEMES, PREFIX
from moorlands_dash.periods import day_name
from moorlands_dash.rows import Row
from moorlands_dash.sources import current
from moorlands_dash.words.numbers import counted, listed

NOTHING = (
    "No list of partners is loaded. Whoever keeps it can send a file: each member, its office, "
    "and from when to when. Load it with `moorlands-dash load PATH`. Begin with the empty one "
    "that `moorlands-dash template partners` writes."
)
MEMBER_NOW, ENDED, TO_COME = "member", "ended", "to come"
ALL_MEMBERS = "Every action and target, and the settings, name members of their time."

_KINDS = {
    "recorded": "official recorded crime",
    "indicators": "surveys and shares",
    "targets": "targets",
    "actions": "the delivery plan",
    "annotations": "dated events",
    "meetings": "meetings",
    "outlines": "ward outlines",
    "map_lines": "roads and rivers",
    "populations": "residents",
    "gazetteer": "places",
    "people": "counts of people",
    "partners": "this list",
}


def themes_named(keys: str) -> str:
    """Return the names of themes in a cell: "Reoffending; Fires"."""
    return "; ".join(_theme(key) for key in keys.split("; ") if key)


def _theme(key: str) -> str:
    theme = vocabulary.THEME_BY_KEY.get(key)
    return theme.name if theme else PEOPLE_THEMES.get(key, key)


def sent_named(keys: str) -> str:
    """Return the names of what is sent, in a cell."""
    return "; ".join(_sent(key) for key in keys.split("; ") if key)


def _sent(key: str) -> str:
    if key.startswith(PREFIX):
        measure = PEOPLE_MEASURE_BY_KEY.get(key.removeprefix(PREFIX))
        return measure.name if measure else key
    layout = current().layout_by_kind.get(key)
    return layout.title if layout else _KINDS.get(key, key)


def partners_sentence(frame: pd.DataFrame, day: date) -> str:
    """Return how many members there are on a day, and who is no more."""
    if frame.empty:
        return NOTHING
    now = frame[frame["standing"] == MEMBER_NOW]
    by_law = int((now["kind"] == "responsible authority").sum())
    ended = int((frame["standing"] == ENDED).sum())
    gone = f" {counted(ended, 'earlier body', 'earlier bodies')} ended." if ended else ""
    return (
        f"{counted(len(now), 'member')} on {day_name(day)}, {by_law} of them by law "
        f"(responsible authorities).{gone}"
    )


def gap_words(row: Row) -> str:
    """Return why an organisation can't do what it is named for."""
    what = f"for {row['title']}" if row["kind"] != "settings" else "among the settings' members"
    head = f"{row['owner']} is named {what}"
    if row["membership"] == NO_LONGER:
        then = f"; {row['succeeded_by']} came after it" if row["succeeded_by"] else ""
        until: str = f" until {day_name(row['until'].date())}" if pd.notna(row["until"]) else ""
        return f"{head}, and was a member{until}{then}."
    if row["membership"] == NOT_YET:
        since: str = (
            f" only since {day_name(row['since'].date())}" if pd.notna(row["since"]) else ""
        )
        return f"{head}, and is a member{since}."
    return f"{head}, and isn't in the list of partners."


def gaps_sentence(frame: pd.DataFrame, *, loaded: bool) -> str:
    """Return how many actions, targets and settings name somebody who isn't a member then."""
    if not loaded:
        return NOTHING
    if frame.empty:
        return ALL_MEMBERS
    names = list(dict.fromkeys(frame["owner"]))
    return f"{counted(len(frame), 'entry', 'entries')} to mend: {listed(names, 4)}."
