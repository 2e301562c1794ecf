"""What a page shows at first sight: words before unfolding, height, charts, movement, bytes.

`make look` opens every page of the demonstration in a headless Chromium at 1280x720 and 390x844 and
prints a line a page. Words are those that a reader sees in the page's main part before anything is
unfolded, signs alone not counted. The shift is the sum of all layout shifts (each as web.dev scores
it) in the frames after the one that first shows the headline; what the style hides until it has its
form moves unseen, and isn't among them. `python -m benchmarks.look --address URL PAGE ...` looks at
another dashboard.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import AT_REST
from tests.browser.serving import PATIENCE, served
from tests.install_browser import installed

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1280, 720), (390, 844))

WATCH = """
let stands = Infinity;
new MutationObserver((_, watch) => {
  if (!document.querySelector('h1')) return;
  watch.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(now => {
    stands = now;
    window.__shift = 0;
  }));
}).observe(document, { childList: true, subtree: true });
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput && entry.startTime >= stands) window.__shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
"""
"""The headline stands once a frame has shown it: what moved in that frame moved with it.

Where none ever stands, there is no sum at all.
"""
_SEEN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const charts = [...main.querySelectorAll(
    '.js-plotly-plot, [data-testid=stDeckGlJsonChart], img[src^="data:image"]')]
    .filter(chart => chart.checkVisibility());
  const first = charts.filter(chart => {
    const box = chart.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight; });
  return { text: main.innerText, height: main.scrollHeight, charts: charts.length,
           first: first.length, shift: window.__shift,
           wide: main.scrollWidth - main.clientWidth }; }"""
_SIGN = re.compile(r"[\w£%]")
_ICON = re.compile(r"^[a-z]+(_[a-z]+)+$")


def words(text: str) -> int:
    """Return how many words a text has; a sign by itself, or an icon's name, is none."""
    return sum(bool(_SIGN.search(w)) and not _ICON.match(w) for w in text.split())


def looked(browser: Browser, address: str, page: str) -> Iterator[str]:
    """Yield what is counted of a page, a line a size."""
    for width, height in SIZES:
        tab = browser.new_page(viewport={"width": width, "height": height})
        tab.set_default_timeout(PATIENCE)
        sent = [0]
        tab.on("websocket", lambda s: s.on("framereceived", lambda f: _add(sent, f)))  # noqa: B023
        tab.add_init_script(WATCH)
        tab.goto(f"{address}/{page}")
        tab.wait_for_selector(".mt-foot")
        tab.evaluate(AT_REST)
        seen = tab.evaluate(_SEEN)
        yield (
            f"{page or 'overview':16} {width:5} {words(seen['text']):6} {seen['height']:7} "
            f"{seen['charts']:7} {seen['first']:6} {seen['shift']:6.3f} {seen['wide']:5} "
            f"{sent[0] / 1000:8.0f}"
        )
        tab.close()


def _add(sent: list[int], frame: str | bytes) -> None:
    sent[0] += len(frame)


@contextmanager
def _demonstration() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        told = os.environ | {"MOORLANDS_HOME": str(home)}
        subprocess.run([sys.executable, "-m", "moorlands_dash", "init"], env=told, check=True)
        with served(home) as address:
            yield address
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    """Print what is counted of each page that is asked for, or of all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--address", help="a dashboard that runs; else the demonstration's")
    asked.add_argument("pages", nargs="*", help="pages by their address")
    given = asked.parse_args()
    pages = given.pages or sorted(
        p.stem for p in (ROOT / "pages").glob("*.py") if p.stem not in ("load", "who_did_what")
    )
    print("page             width  words  pixels  charts  first  shift  wide  kB sent")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        if given.address:
            _print(browser, given.address, pages)
        else:
            with _demonstration() as address:
                _print(browser, address, pages)
        browser.close()


def _print(browser: Browser, address: str, pages: list[str]) -> None:
    for page in pages:
        for line in looked(browser, address, page):
            print(line, flush=True)


if __name__ == "__main__":
    main()
