"""The page of a data officer: drop files, see them judged, learn them, publish, take back."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit import config

from moorlands_dash.loading import check, load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.outcome import Outcome
from moorlands_dash.tables.data.would_change import Change, would_change
from moorlands_dash.ui.data.as_at import as_at_panel
from moorlands_dash.ui.data.desk import Desk
from moorlands_dash.ui.data.given import MEGABYTES, TYPES, Given, given
from moorlands_dash.ui.data.judgement import judgement, standing
from moorlands_dash.ui.data.learning_form import learning_panel
from moorlands_dash.ui.data.working import forget, result, start, stopped
from moorlands_dash.ui.parts import plain, show_table
from moorlands_dash.ui.who import hold
from moorlands_dash.words.data.judged import first_load_sentence
from moorlands_dash.words.numbers import counted

_JUDGED, _CHANGED, _PUBLISHED = "judged", "changed", "published"
_DIFFERENCES = ("kind", "title", "area_name", "words")
_LAST = "file"
"""Kind of difference that stands below the others: what follows for targets and wards is first."""


def loading_page(desk: Desk) -> None:
    """Show the whole page."""
    if not _open_for_uploads():
        desk.say(_invitation(desk))
        return
    uploaded = st.file_uploader(
        f"Files that partners sent, up to {MEGABYTES} MB each",
        type=TYPES,
        accept_multiple_files=True,
        key="officer_files",
        max_upload_size=MEGABYTES,
        help="CSV, Excel, ODS, JSON, outlines, or a ZIP of them.",
    )
    st.markdown(
        f"A file of more than {MEGABYTES} MB is loaded by a command, `moorlands-dash load FILE`, "
        "which judges, publishes and keeps just the same."
    )
    held = given(uploaded)
    if held.paths and _JUDGED in held.found:
        _judged(desk, held)
        return
    desk.say(_invitation(desk))
    if held.paths:
        _judge(desk, held)


def _invitation(desk: Desk) -> str:
    empty = "" if desk.view else "Nothing is published here yet. "
    return (
        f"{empty}Drop the files that partners sent. Each is judged first; nothing is published "
        "until you say so, and whatever was published can be taken back."
    )


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


def _judge(desk: Desk, held: Given) -> None:
    """Have the files judged; show how far that is."""
    settings, paths = load_settings(), held.paths
    if result(held, _JUDGED) is None and not stopped(held, _JUDGED):
        start(held, _JUDGED, lambda watch: check(paths, settings, watch, desk.home))
        st.rerun()
    if st.button("Judge them again", key="officer_judge", icon=":material/replay:"):
        forget(held, _JUDGED)
        st.rerun()


def _judged(desk: Desk, held: Given) -> None:
    """Show the judgement of the files, and what can be done with them."""
    if _PUBLISHED in held.found:
        _done(desk, held.found[_PUBLISHED])
        return
    outcome: Outcome = held.found[_JUDGED]
    desk.say(standing(outcome))
    st.header("What is in them", anchor=False)
    judgement(outcome)
    learning_panel(desk, held, outcome)
    if outcome.files:
        _steps(desk, held, as_at_panel(outcome))


def _steps(desk: Desk, held: Given, as_at: Mapping[str, str]) -> None:
    """Offer to see what would change, and to publish."""
    settings, home, paths = load_settings(), desk.home, held.paths
    st.header("Publish", anchor=False)
    result(held, _PUBLISHED)
    change: Change | None = result(held, _CHANGED)
    much = st.checkbox(
        "Even if much of what is loaded goes (`--yes` of the command)",
        key="officer_much",
        help="Else a load that takes much away is held back, and says what it would take.",
    )
    with st.container(horizontal=True, key="officer_steps"):
        if st.button("Show what would change", key="officer_change", icon=":material/compare:"):
            start(held, _CHANGED, lambda watch: would_change(paths, settings, home, watch))
            st.rerun()
        if st.button("Publish", key="officer_publish", type="primary", icon=":material/publish:"):
            by = hold("load").name
            start(
                held,
                _PUBLISHED,
                lambda watch: load(
                    paths, settings, home, watch=watch, sparing=not much, by=by, as_at=as_at
                ),
            )
            st.rerun()
    if change is not None:
        _changes(change)


def _changes(change: Change) -> None:
    """Show what would differ: statuses, verdicts, counts and files."""
    st.subheader("What would change", anchor=False)
    if change.table is None:
        st.markdown(plain(_without_table(change.outcome)))
        return
    st.markdown(plain(change.table.sentence))
    frame = change.table.frame
    rows = frame[(frame["kind"] != "count") | (frame["revised"].fillna(0) != 0)]
    rows = rows.sort_values("kind", key=lambda kind: kind == _LAST, kind="stable")
    if not rows.empty:
        show_table(change.table, columns=_DIFFERENCES, rows=rows, title="What would differ")


def _without_table(outcome: Outcome) -> str:
    if not outcome.published:
        return "Nothing: all of it is loaded already, or nothing can be used."
    return first_load_sentence(len(outcome.files), sum(file.loaded for file in outcome.files))


def _done(desk: Desk, outcome: Outcome) -> None:
    """Say what was published, and lead to what it changed."""
    if not outcome.published or outcome.manifest is None:
        st.info("Nothing was new: nothing was published.", icon=":material/info:")
        return
    desk.say(f"Published: {counted(len(outcome.files), 'new file')}.")
    st.success(
        f"Snapshot {outcome.manifest.id} is published. Every page shows it from now on; what it "
        "changed, and what became of each row, is on the page Data.",
        icon=":material/check_circle:",
    )
    with st.container(key="officer_link"):
        st.page_link("pages/data.py", label="What the load changed", icon=":material/database:")
    st.header("What was in them", anchor=False)
    judgement(outcome)
