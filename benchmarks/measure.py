"""Time and memory of a command or a call: medians, beside a reference."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    processor: float
    """Seconds of processor time, user's and system's, of all threads and children."""
    peak_mb: float


def machine() -> str:
    """Return cores, memory and versions in one line."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def command(words: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    """Run a command; return its time and the peak memory of it and its children."""
    started, spent = time.perf_counter(), _processor()
    running = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    )
    peak = 0.0
    watched = psutil.Process(running.pid)
    errors: list[bytes] = []
    drain = threading.Thread(target=lambda: errors.append(running.stderr.read()))  # type: ignore[union-attr]
    drain.start()
    while running.poll() is None:
        peak = max(peak, _resident(watched))
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    drain.join()
    if running.returncode not in (0, 1):
        raise RuntimeError(f"{words[0]} ended with {running.returncode}: {errors[0][-500:]!r}")
    return Cost(seconds, _processor() - spent, peak / 1e6)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident(process: psutil.Process) -> float:
    try:
        family = [process, *process.children(recursive=True)]
        return float(sum(p.memory_info().rss for p in family))
    except psutil.Error:
        return 0.0


def median_ms(call: Callable[[], object], runs: int = 15) -> float:
    """Return the median milliseconds of a call."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)
