"""The long work of the hotspots page: offered, with its progress, and a way to stop it."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st
from markupsafe import Markup

from moorlands_dash.tables.hotspots.trials import untried, work_out
from moorlands_dash.ui.hotspots.found import exact
from moorlands_dash.ui.jobs import Job, jobs
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.view import View

_TRY = "Try whether they hold, and would have been foreseen"
_TRY_EXACT = "Try whether they would have been foreseen, and repeat"
_EVERY = "1s"


def trials_panel(view: View) -> None:
    """Offer the trials that aren't worked out yet; show how far they are while they run."""
    key = ("hotspots", view.key, repr(view.selection()))
    job = jobs().get(key)
    if job and not job.ended:
        _running(key)
        return
    if job:
        jobs().forget(key)
    if not untried(view.snapshot, view.settings, view.selection()):
        return
    with st.container(key="trials"):
        if job and job.fault:
            st.warning(plain(job.fault), icon=":material/stop_circle:")
        show(
            Markup(
                '<p class="mt-hint">Two trials take some time and are kept once done: past '
                "months are used to foretell the ones after them, and {}.</p>"
            ).format(_second(view))
        )
        st.button(
            _TRY_EXACT if exact(view) else _TRY,
            key="try",
            icon=":material/science:",
            on_click=_start,
            args=(key, view),
        )


def _second(view: View) -> str:
    if exact(view):
        return "the dates are dealt anew 999 times, to see whether one incident brings the next"
    return "the points are moved 200 times as the police may have moved them"


def _start(key: Hashable, view: View) -> None:
    selection = view.selection()
    jobs().start(key, lambda watch: work_out(view.snapshot, view.settings, selection, watch))


@st.fragment(run_every=_EVERY)
def _running(key: Hashable) -> None:
    """Show the progress each second; draw the page anew once the work has ended."""
    job: Job | None = jobs().get(key)
    if job is None or job.ended:
        st.rerun()
    st.progress(min(max(job.share, 0.0), 1.0), text=plain(f"{job.text} …"))
    st.button("Stop", key="stop_trials", icon=":material/stop:", on_click=job.stop.set)
