"""How the files stand that an officer dropped: each with its rows, and what is to be mended."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from moorlands_dash.loading import remarks
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.outcome import Outcome
from moorlands_dash.tables.data import specs
from moorlands_dash.tables.spec import Column
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.plain_table import table_html
from moorlands_dash.vocabulary import choices
from moorlands_dash.words.data.judged import file_verdict, judged_sentence
from moorlands_dash.words.data.loaded import part_sentence
from moorlands_dash.words.numbers import counted, number

_VERDICT = Column("verdict", "How it stands", "text", "Whether rows of it are to be mended")
_FILES = (
    specs.FILE_NAME, _VERDICT, specs.KIND_OF_FILE, specs.ROWS_IN, specs.LOADED, specs.SUPERSEDED,
    specs.UNCOUNTED, specs.QUARANTINED, specs.PROFILE,
)  # fmt: skip
_RARE = ("superseded", "uncounted", "profile")
"""Of these, what most files have nothing of."""
_BAD = (specs.FILE, specs.LINE, specs.COLUMN, specs.VALUE, specs.REASON)
_SHOWN = 40


def standing(outcome: Outcome) -> str:
    """Return in one sentence how the files stand."""
    mend = sum(record.to_mend > 0 for record in outcome.files)
    in_order = len(outcome.files) - mend
    return judged_sentence(in_order, mend, len(outcome.refused), len(outcome.known))


def judgement(outcome: Outcome) -> None:
    """Show each file with its rows, the rows set aside, what was refused and what to know."""
    if outcome.files:
        frame = pd.DataFrame([_row(record) for record in outcome.files])
        rare = [name for name in _RARE if not frame[name].any()]
        shown = [column for column in _FILES if column.name not in rare]
        head = "Files of this load" if outcome.published else "Files, judged as a load would"
        show(table_html(frame, head, shown))
    if outcome.known:
        st.markdown(plain(f"Loaded already: {', '.join(outcome.known)}."))
    for refusal in outcome.refused:
        st.error(plain(f"{refusal.file}: {refusal.reason} {refusal.remedy}"))
    _bad(outcome)
    _parts(outcome)
    _told(outcome)


def _row(record: FileRecord) -> dict[str, object]:
    cells = {column.name: getattr(record, column.name, "") for column in _FILES}
    return cells | {
        "verdict": file_verdict(record.to_mend, record.rows_in),
        "profile": record.profile.partition(":")[0],
    }


def _bad(outcome: Outcome) -> None:
    rows = [
        {"file": name, "line": row.line, "column": row.column, "value": row.value,
         "reason": row.reason}
        for name, row in outcome.quarantined
    ]  # fmt: skip
    if rows:
        total = sum(record.quarantined for record in outcome.files)
        first = f"the first {len(rows)} of " if len(rows) < total else ""
        were = "were" if outcome.published else "would be"
        head = f"Rows that {were} set aside: {first}{number(total)}"
        show(table_html(pd.DataFrame(rows), head, _BAD))


def _parts(outcome: Outcome) -> None:
    """Say which months of the files aren't whole, so that nothing of them would be counted."""
    lines = [
        part_sentence(
            choices().get(each.source, each.source) + (f" of {each.sender}" if each.sender else ""),
            each.month,
            each.why,
        )
        for each in outcome.parts
    ]
    if lines:
        more = [f"And {counted(len(lines) - _SHOWN, 'more month')}."] if lines[_SHOWN:] else []
        head = "Of months that are only a part nothing is counted. If one is whole, say so: "
        command = "`moorlands-dash confirm WHAT MONTH --reason TEXT`."
        told = "\n".join(f"- {plain(line)}" for line in [*lines[:_SHOWN], *more])
        st.warning(f"{plain(head + command)}\n\n{told}", icon=":material/event_busy:")


def _told(outcome: Outcome) -> None:
    told = remarks(outcome)
    if told:
        with st.expander(f"To know: {counted(len(told), 'remark')}", key="officer_notices"):
            st.markdown("\n".join(f"- {plain(text)}" for text in told[:_SHOWN]))
            if told[_SHOWN:]:
                st.caption(f"The first {_SHOWN} of {number(len(told))}.")
