"""The table of what the partnership did, beside what residents said: for the public.

No owner, cost or note: those are for the delivery plan.
"""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.plan.actions import DONE, OVERDUE, STOPPED, stand
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.residents import residents
from moorlands_dash.tables.request import Request
from moorlands_dash.words.meetings.public import told_sentence
from moorlands_dash.words.plan import did as words

NAME = "what-we-did"
MONTHS = 24
"""Actions done earlier than so many months ago are no longer told."""


def what_we_did(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return actions done, under way, planned or postponed, by ward, with what residents said.

    What was said is the newest wave of the survey question that a target of the action's theme is
    judged by. A ward's table has the actions of the whole district too.
    """
    request = Request(snapshot, settings, selection)
    since = add_months(request.day.replace(day=1), -MONTHS)
    frame = _actions(request, Period(since, request.day.replace(day=1)))
    if request.ward is not None:
        frame = frame[frame["area_code"].isin((request.ward, settings.district.code))]
    return request.table(
        NAME,
        only(NAME, frame),
        title="What we did, what we are doing, and what comes next",
        sentence=words.did_sentence(frame, since),
        notes=[
            f"Told are actions done since {words.month_of(since)}, and those under way, planned or "
            "put off.",
            "What residents said is a survey's; it is not proof that an action worked.",
        ],
    )


def _actions(request: Request, told: Period) -> pd.DataFrame:
    """Return the actions to tell, done ones first, then by ward."""
    limits = request.settings.actions
    found = stand(
        request.snapshot.action_updates(),
        request.day,
        stalled_after=limits.stalled_after_days,
        due_soon=limits.due_soon_days,
    )
    if found.empty:
        return empty(NAME)
    recent = (found["standing"] != DONE) | (found["moved"] >= pd.Timestamp(told.start))
    found = found[recent & (found["standing"] != STOPPED)]
    district = request.settings.district
    names = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    names[district.code] = district.name
    said = _said(request)
    return (
        found.assign(
            area_name=[names.get(code, district.name) for code in found["area_code"]],
            when=found["moved"].where(found["standing"] == DONE, found["due"]),
            said=found["theme"].map(said),
            theme_key=found["theme"],
            theme=found["theme"].map(_theme),
            standing=found["status"],
            place=found["status"].map(words.ORDER.index),
            overdue=found["standing"] == OVERDUE,
        )
        .sort_values(["place", "when", "action_id"])
        .assign(words=lambda rows: [words.action_words(row) for row in rows.to_dict("records")])
        .reset_index(drop=True)
    )


def _said(request: Request) -> dict[str, str]:
    """Return theme -> what the newest wave says of the question that its target is judged by."""
    waves = residents(request.snapshot, request.settings, Selection()).frame
    latest = waves.sort_values("period_end").drop_duplicates("indicator", keep="last")
    told = {row["indicator"]: told_sentence(row) for row in latest.to_dict("records")}
    promised = request.snapshot.targets()
    asked = promised[promised["measure"].str.startswith("indicator:")]
    themes = zip(asked["theme"], asked["measure"].str.removeprefix("indicator:"), strict=True)
    return {theme: told[indicator] for theme, indicator in themes if indicator in told}


def _theme(key: str) -> str:
    return vocabulary.THEME_BY_KEY[key].name if key in vocabulary.THEME_BY_KEY else key
