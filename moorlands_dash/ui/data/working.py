"""Long work on an officer's files: started, shown with its progress, stopped."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.store.watch import Watch
from moorlands_dash.ui.data.given import Given
from moorlands_dash.ui.jobs import Job, jobs
from moorlands_dash.ui.parts import plain

_EVERY = "1s"


def result(held: Given, name: str) -> Any:
    """Return what work came to, None where it isn't done; shows how far it is, or its fault.

    The page goes no further while the work is under way.
    """
    key = _key(held, name)
    job = jobs().get(key)
    if job is not None and not job.ended:
        _running(key)
        st.stop()
    if job is not None and job.fault:
        lines = plain(job.fault).replace("\n", "  \n")
        st.warning(lines, icon=":material/stop_circle:")
    return held.found.get(name)


def start(held: Given, name: str, work: Callable[[Watch], object]) -> None:
    """Have work done beside the page, and keep what it comes to under its name."""
    key, found = _key(held, name), held.found
    jobs().forget(key)

    def kept(watch: Watch) -> None:
        found.pop(name, None)
        try:
            found[name] = work(_interrupting(watch))
        except KeyboardInterrupt as stopped:
            raise Stopped from stopped

    jobs().start(key, kept)


def stopped(held: Given, name: str) -> bool:
    """Tell whether work on these files has ended without a result: stopped, or with a fault."""
    job = jobs().get(_key(held, name))
    return job is not None and job.ended and bool(job.fault)


def forget(held: Given, name: str) -> None:
    """Let go of work that has ended, and of what it came to."""
    jobs().forget(_key(held, name))
    held.found.pop(name, None)


def _interrupting(watch: Watch) -> Watch:
    """Return a watch that ends a load as Ctrl+C does: it is no fault of the file being read."""

    def told(text: str, share: float | None) -> None:
        try:
            watch(text, share)
        except Stopped as stopped:
            raise KeyboardInterrupt from stopped

    return told


def _key(held: Given, name: str) -> Hashable:
    return "officer", id(held), held.ids, name


@st.fragment(run_every=_EVERY)
def _running(key: Hashable) -> None:
    """Show the progress each second; draw the page anew once the work has ended."""
    job: Job | None = jobs().get(key)
    if job is None or job.ended:
        st.rerun()
    st.progress(min(max(job.share, 0.0), 1.0), text=f"{plain(job.text)} …")
    st.button("Stop", key="stop_officer", icon=":material/stop:", on_click=job.stop.set)
