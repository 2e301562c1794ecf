"""Script time of each page, first and warm, against an empty page in the same harness."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.extracts import ROOT
from benchmarks.home import demonstration_home
from benchmarks.measure import median_ms

RUNS = 15


def lines(work: Path) -> Iterator[str]:
    """Yield the report."""
    demonstration_home(work)
    empty = AppTest.from_string("import streamlit as st\nst.write('empty')", default_timeout=60)
    empty.run()
    floor = median_ms(empty.run, RUNS)
    yield "Script time of a page on the demonstration data; medians (aim: 60 ms warm)"
    yield f"  {'reference: an empty page':<26}                 warm {floor:6.0f} ms"
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run()
    for page in sorted((ROOT / "pages").glob("*.py")):
        if page.stem == "load":
            # For an officer who sends files by browser, which the settings allow or not.
            continue
        app.switch_page(f"pages/{page.name}")
        started = time.perf_counter()
        app.run()
        first = (time.perf_counter() - started) * 1000
        if app.exception:
            raise RuntimeError(f"{page.name}: {app.exception[0].message}")
        yield f"  {page.stem:<26} first {first:6.0f} ms   warm {median_ms(app.run, RUNS):6.0f} ms"
