"""You said, we did, area by area, in words; never that something worked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import day_name, month_name
from moorlands_dash.rows import Record, Row
from moorlands_dash.vocabulary import plural, unit_of
from moorlands_dash.words.numbers import counted, number, percent
from moorlands_dash.words.usual import usual_clause

NO_PROOF = (
    "What came of it is how the records of the 12 months stand beside what is usual there. Neither "
    "a rise nor a fall shows that an action worked or failed."
)
_MOST = 3
_CHANGED = {
    verdicts.MORE: "more than usual",
    verdicts.FEWER: "fewer than usual",
    verdicts.NO_CLEAR_CHANGE: "no clear change",
}


def said_words(told: Sequence[Record]) -> str:
    """Return what was said: in the survey, how many raised it, at which meeting."""
    return " ".join(map(_said, told))


def _said(row: Row) -> str:
    if "meeting_date" in row:
        return f"“{row['issue']}” ({day_name(row['meeting_date'].date())})."
    if "corner" in row:
        return (
            f"{percent(row['share'])} of those asked say it is a problem (between "
            f"{percent(row['share_lower_95'])} and {percent(row['share_upper_95'])}; all areas "
            f"{percent(row['share_all'])})."
        )
    last = month_name(row["last"].date())
    return f"{counted(row['raised'], 'person', 'people')} raised it by {last}."


def did_words(done: Sequence[Record]) -> str:
    """Return what was done, is done and is planned, the first actions."""
    if not done:
        return "No action of the plan is for it."
    shown = [f"{row['title']}: {_lower(str(row['words']))}" for row in done[:_MOST]]
    more = len(done) - len(shown)
    return " ".join(shown) + (f" And {counted(more, 'more action')}." if more > 0 else "")


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def came_words(judged: Row | None, *, several: bool) -> str:
    """Return how the records of the ward stand beside what is usual there."""
    if judged is None:
        why = "for several wards together" if several else "as nothing of it is counted there"
        return f"Not judged, {why}."
    if pd.isna(judged["count"]) or judged["verdict_alone"] not in _CHANGED:
        return "We can't tell: not all of the figures are in."
    unit = unit_of(str(judged["category"]))
    usual = usual_clause(judged)
    said = f"{number(judged['count'])} {unit if judged['count'] == 1 else plural(unit)} recorded"
    head = f"{said} in the 12 months to {month_name(judged['to'].date())}"
    return f"{head}: {_CHANGED[judged['verdict_alone']]}{f' ({usual})' if usual else ''}."


def said_did_sentence(frame: pd.DataFrame) -> str:
    """Return of how many areas something was said, and for how many of these something is done."""
    if frame.empty:
        return "Nothing is known of what was said about a single area."
    some = int((frame["did"] != did_words([])).sum())
    return (
        f"Something was said of {counted(frame['area_code'].nunique(), 'area')} and "
        f"{counted(len(frame), 'theme')} in them; for {number(some)} of these the plan has an "
        "action."
    )


def area_line(row: Row) -> str:
    """Return one theme of an area as a line: said, done, what came."""
    return f"{row['theme_name']}. You said: {row['said']} We did: {row['did']} {row['came']}"
