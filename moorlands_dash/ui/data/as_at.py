"""Of which month the outcomes of street extracts are, asked where no name or setting says it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from glob import escape

import streamlit as st

from moorlands_dash.extracts.archive_months import unsaid
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period, add_months, month_key, month_name
from moorlands_dash.sources import STREET
from moorlands_dash.store.outcome import Outcome
from moorlands_dash.ui.parts import plain

_NOT_KNOWN = "Not known"
_MOST, _BACK = 6, 36
"""Archives that are asked about at once; months that are offered of one without any."""


def as_at_panel(outcome: Outcome) -> dict[str, str]:
    """Ask of which month the outcomes are that came without it; return names and months said."""
    names = [record.name for record in outcome.files if record.kind == STREET]
    asked = unsaid(names, load_settings().outcomes.as_at)
    if not asked:
        return {}
    st.header("When were they downloaded?", anchor=False)
    st.markdown(
        "What became of a crime is told once its file is old enough, and these files don't say "
        "how old they are. Choose the newest month that was on data.police.uk on the day of the "
        "download. Without it their own newest month is taken."
    )
    today = datetime.now(UTC).date()
    said = {thing: _asked(thing, first, today) for thing, first in list(asked.items())[:_MOST]}
    if len(asked) > _MOST:
        st.caption(
            f"The other {len(asked) - _MOST} can be named in the settings: [outcomes] as_at."
        )
    return {escape(thing): month for thing, month in said.items() if month}


def _asked(thing: str, first: date | None, today: date) -> str:
    """Return the month that is chosen for an archive or a file; "" where it isn't known."""
    newest = add_months(today.replace(day=1), -1)
    begin = min(first or add_months(newest, -_BACK), newest)
    months = {
        month_name(month): month_key(month) for month in reversed(list(Period(begin, newest)))
    }
    chosen = st.selectbox(
        plain(thing), [_NOT_KNOWN, *months], key=f"officer_as_at_{thing}", width=420
    )
    return months.get(str(chosen), "")
