"""Long work beside the pages: one at a time for all users, with its progress, and a way to stop it.

A page never waits: it shows what there is, and a part of it looks again each second.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Lock

import streamlit as st

from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.watch import Watch

_LOG = logging.getLogger("moorlands_dash")
_MOST = 20
"""Jobs that wait at once; more would let one reader keep the others waiting for hours."""

FULL = "Too many calculations are waiting already: try again when some have ended."
_FAULT = "The calculation could not be finished, because of a fault in the program."


@dataclass
class Job:
    """One piece of long work: how far it is, and what became of it."""

    text: str = "Waiting until another calculation has ended"
    share: float = 0.0
    fault: str = ""
    """Why it ended without a result, in words."""
    ended: bool = False
    stop: Event = field(default_factory=Event)

    def watch(self, text: str, share: float | None) -> None:
        """Take note of how far the work is; end it where it is to stop."""
        if self.stop.is_set():
            raise Stopped
        self.text, self.share = text, share or 0.0


class Jobs:
    """The work of one server, each piece under its key."""

    def __init__(self) -> None:
        """Start without work."""
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="long-work")
        self._jobs: dict[Hashable, Job] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> Job | None:
        """Return the work under a key, if there is any."""
        return self._jobs.get(key)

    def start(self, key: Hashable, work: Callable[[Watch], object]) -> Job:
        """Have work done, unless the same is on its way; return it."""
        with self._lock:
            found = self._jobs.get(key)
            if found and not found.ended:
                return found
            self._jobs = {name: job for name, job in self._jobs.items() if not job.ended}
            if len(self._jobs) >= _MOST:
                return Job(fault=FULL, ended=True)
            job = self._jobs[key] = Job()
        self._pool.submit(_do, job, work)
        return job

    def forget(self, key: Hashable) -> None:
        """Let go of work that has ended."""
        with self._lock:
            if (job := self._jobs.get(key)) and job.ended:
                del self._jobs[key]


@st.cache_resource(show_spinner=False)
def jobs() -> Jobs:
    """Return the work of this server."""
    return Jobs()


def _do(job: Job, work: Callable[[Watch], object]) -> None:
    try:
        job.watch(job.text, 0.0)
        work(job.watch)
    except Stopped:
        job.fault = "Stopped, as asked."
    except StoreError as error:
        job.fault = str(error)
    except Exception as error:
        # The message may hold data: the server's log gets the kind and the place alone.
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        _LOG.error("Long work failed: %s at %s", type(error).__name__, where)
        job.fault = _FAULT
    finally:
        job.ended = True
