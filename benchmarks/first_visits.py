"""Processor time of each page's first visit to a server that is up: each page in a process anew.

    python -m benchmarks.first_visits            # nothing ready, then as a server has it ready

The frame and another page have been shown before, as somebody always comes first to some page.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

from benchmarks.extracts import ROOT
from benchmarks.home import demonstration_home
from benchmarks.measure import machine

WORK = Path(__file__).resolve().parent / "work"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "load")
READY, BARE = "ready", "bare"


def visit(page: str, how: str) -> tuple[float, float]:
    """Return milliseconds of processor time of a page's first visit, and of the second."""
    logging.disable(logging.WARNING)
    from streamlit.testing.v1 import AppTest

    from moorlands_dash.ui import readying

    if how == READY:
        # As a server does: in a thread that is no visitor's.
        for work in (readying._modules, readying._tables):
            own = Thread(target=work, args=(Event(),))
            own.start()
            own.join()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=240)
    app.switch_page("pages/accessibility.py")
    app.run()
    app.switch_page(f"pages/{page}.py")
    first, second = _spent(app), _spent(app)
    if app.exception:
        raise RuntimeError(f"{page}: {app.exception[0].message}")
    return first, second


def _spent(app: object) -> float:
    began = time.process_time()
    app.run()  # type: ignore[attr-defined]
    return (time.process_time() - began) * 1000


def main() -> None:
    """Run and print."""
    if len(sys.argv) == 3:
        print(*(f"{each:.0f}" for each in visit(sys.argv[1], sys.argv[2])))
        return
    WORK.mkdir(exist_ok=True)
    home = demonstration_home(WORK)
    print(f"{machine()}; load average {os.getloadavg()[0]:.1f}; ms of processor time")
    prepare(home)
    for page in PAGES:
        (bare, _), (ready, again) = (_asked(page, how) for how in (BARE, READY))
        print(
            f"  {page:<14} bare {bare:>6}   ready {ready:>5}   second visit {again:>5}", flush=True
        )


def prepare(home: Path) -> None:
    """Keep what pages show first, as a load does, and say what that took."""
    from moorlands_dash.partnership import load_settings
    from moorlands_dash.store.home import Home
    from moorlands_dash.tables.preparing import prepare_published

    began = time.process_time()
    prepare_published(load_settings(), Home(home))
    print(f"  made ready at publication: {time.process_time() - began:.1f} s of processor time")


def _asked(page: str, how: str) -> list[str]:
    words = [sys.executable, "-m", "benchmarks.first_visits", page, how]
    # Nothing ready: as where nothing was kept, so that whoever comes first works it out.
    environment = os.environ | ({"MOORLANDS_PARTNERSHIP": str(_others())} if how == BARE else {})
    said = subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)
    return said.stdout.decode().split()


def _others() -> Path:
    """Return the same settings in another folder: what is kept isn't kept for them."""
    from moorlands_dash.partnership import settings_file

    path = WORK / "settings" / "partnership.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(settings_file().read_bytes())
    return path


if __name__ == "__main__":
    main()
