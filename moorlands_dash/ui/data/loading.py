"""The page of a data officer: drop files, see them judged, learn them, publish, take back."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit import config

from moorlands_dash.loading import check, load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.outcome import Outcome
from moorlands_dash.tables.data import specs
from moorlands_dash.tables.data.would_change import Change, would_change
from moorlands_dash.ui.data.given import MEGABYTES, TYPES, Given, given
from moorlands_dash.ui.data.learning_form import learning_panel
from moorlands_dash.ui.data.working import result, start
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain, show_table
from moorlands_dash.ui.plain_table import table_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import counted

_JUDGED, _CHANGED, _PUBLISHED = "judged", "changed", "published"
_FILES = (
    specs.FILE_NAME, specs.KIND_OF_FILE, specs.ROWS_IN, specs.LOADED, specs.SUPERSEDED,
    specs.UNCOUNTED, specs.QUARANTINED, specs.PROFILE,
)  # fmt: skip
_BAD = (specs.FILE, specs.LINE, specs.COLUMN, specs.VALUE, specs.REASON)
_DIFFERENCES = ("kind", "title", "area_name", "words")
_SHOWN = 40


def loading_page(view: View) -> None:
    """Show the whole page."""
    view.say(
        "Drop the files that partners sent. Each is judged first; nothing is published until you "
        "say so, and whatever was published can be taken back."
    )
    if not _open_for_uploads():
        return
    uploaded = st.file_uploader(
        f"Files that partners sent, up to {MEGABYTES} MB each",
        type=TYPES,
        accept_multiple_files=True,
        key="officer_files",
        max_upload_size=MEGABYTES,
        help="CSV, Excel, ODS, outlines, or a ZIP of them. Larger ones: `moorlands-dash load`.",
    )
    held = given(uploaded)
    if held.paths:
        _judged(view, held)


def _open_for_uploads() -> bool:
    """Tell whether the server takes uploads; say how it does where it doesn't."""
    if config.get_option("server.maxUploadSize") >= MEGABYTES:
        return True
    st.info(
        "This server takes no uploads. Start it with `moorlands-dash serve`, which reads "
        "`[officer] load_page` of the settings; or load the files with `moorlands-dash load`.",
        icon=":material/lock:",
    )
    return False


def _judged(view: View, held: Given) -> None:
    """Show the judgement of the files; start it where it isn't made."""
    settings, home, paths = load_settings(), view.snapshot.home, held.paths
    outcome: Outcome | None = result(held, _JUDGED)
    if outcome is None:
        start(held, _JUDGED, lambda watch: check(paths, settings, watch, home))
        st.rerun()
    st.header("What is in them", anchor=False)
    _files(outcome)
    learning_panel(view, held, outcome)
    published: Outcome | None = result(held, _PUBLISHED)
    if published is not None:
        _done(published)
        return
    change: Change | None = result(held, _CHANGED)
    with st.container(horizontal=True, key="officer_steps"):
        if st.button("Show what would change", key="officer_change", icon=":material/compare:"):
            start(held, _CHANGED, lambda watch: would_change(paths, settings, home, watch))
            st.rerun()
        much = st.checkbox("Also if it takes much away", key="officer_much")
        if st.button("Publish", key="officer_publish", type="primary", icon=":material/publish:"):
            start(
                held,
                _PUBLISHED,
                lambda watch: load(paths, settings, home, watch=watch, sparing=not much),
            )
            st.rerun()
    if change is not None:
        _changes(change)


def _files(outcome: Outcome) -> None:
    """Show each file with its rows, the rows set aside, and what was refused."""
    if outcome.files:
        rows = [
            {column.name: getattr(record, column.name, "") for column in _FILES}
            | {"profile": record.profile.partition(":")[0]}
            for record in outcome.files
        ]
        show(table_html(pd.DataFrame(rows), "Files, judged as a load would", _FILES))
    if outcome.known:
        st.markdown(plain(f"Loaded already: {', '.join(outcome.known)}."))
    for refusal in outcome.refused:
        st.error(plain(f"{refusal.file}: {refusal.reason} {refusal.remedy}"))
    _bad(outcome)
    _told(outcome)


def _bad(outcome: Outcome) -> None:
    rows = [
        {"file": name, "line": row.line, "column": row.column, "value": row.value,
         "reason": row.reason}
        for name, row in outcome.quarantined
    ]  # fmt: skip
    if rows:
        total = sum(record.quarantined for record in outcome.files)
        head = f"Rows that would be set aside: the first {len(rows)} of {total:,}"
        show(table_html(pd.DataFrame(rows), head, _BAD))


def _told(outcome: Outcome) -> None:
    notices = [f"{f.name}: {text}" for f in outcome.files for text in f.notices]
    notices += outcome.notices
    if notices:
        with st.expander(f"To know: {counted(len(notices), 'remark')}", key="officer_notices"):
            st.markdown("\n".join(f"- {plain(text)}" for text in notices[:_SHOWN]))


def _changes(change: Change) -> None:
    """Show what would differ: files, verdicts, statuses and counts."""
    st.header("What would change", anchor=False)
    if change.table is None:
        st.markdown("Nothing: all of it is loaded already, or nothing can be used.")
        return
    st.markdown(plain(change.table.sentence))
    frame = change.table.frame
    rows = frame[(frame["kind"] != "count") | (frame["revised"].fillna(0) != 0)]
    if not rows.empty:
        show_table(change.table, columns=_DIFFERENCES, rows=rows, title="What would differ")


def _done(outcome: Outcome) -> None:
    if not outcome.published or outcome.manifest is None:
        st.info("Nothing was new: nothing was published.", icon=":material/info:")
        return
    st.success(
        f"Snapshot {outcome.manifest.id} is published: "
        f"{counted(len(outcome.files), 'new file')}. The Data page says what it changed.",
        icon=":material/check_circle:",
    )
