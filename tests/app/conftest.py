"""The dashboard run without a browser."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from moorlands_dash.ui import view
from tests.opened import UNCHANGED, kept

APP = Path(__file__).resolve().parents[2] / "app.py"

Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def packages_scanned_once() -> Iterator[None]:
    """Have Streamlit look through the installed packages once, not for each dashboard that is run.

    It looks for components that packages bring, which takes longer than most pages.
    """
    with pytest.MonkeyPatch.context() as patched:
        found = cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(scope="session", autouse=True)
def tables_built_once() -> Iterator[None]:
    """Have pages take the tables of homes that no test changes from whoever built them first.

    A server builds each once for all its readers, which takes most of a page's time; here several
    processes run the pages.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(view, "tables", SimpleNamespace(build=kept))
        yield


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Return a function that opens a page on a home, with filters as a link carries them."""

    def opened(home: Path, page: str = "overview", **link: str | list[str]) -> AppTest:
        monkeypatch.setenv("MOORLANDS_HOME", str(home))
        app = AppTest.from_file(str(APP), default_timeout=300)
        # The bare address leads to the overview, and in the public's dashboard to its front page.
        if page != "overview" or os.environ.get("MOORLANDS_PUBLIC"):
            # Found by its file's name, which is its address: no other page is run before it.
            app.switch_page(f"pages/{page}.py")
        for name, value in link.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return opened


@pytest.fixture
def seen(open_page: Open) -> Open:
    """Return a function as `open_page`, for pages that are read and nothing is touched on.

    Each view of a home that no test changes is opened once a process, all that folds away as well.
    """

    def shown(home: Path, page: str = "overview", **link: str | list[str]) -> AppTest:
        settings = [os.environ.get(name, "") for name in SETTINGS]
        view = (home, page, repr(sorted(link.items())), *settings)
        if home not in UNCHANGED or view not in _seen:
            _seen[view] = unfolded(open_page(home, page, **link))
        return _seen[view]

    return shown


SETTINGS = ("MOORLANDS_PUBLIC", "MOORLANDS_PARTNERSHIP")
_seen: dict[tuple[object, ...], AppTest] = {}


def unfolded(app: AppTest) -> AppTest:
    """Return a page with everything open that is made only once it is opened."""
    # A fold that the server knows of has an id, which ends with its key.
    keys = [fold.proto.id.split("-", 2)[2] for fold in app.expander if fold.proto.id]
    for key in keys:
        app.session_state[key] = True
    if keys:
        app.run()
        assert not app.exception
    return app


def bodies(app: AppTest) -> list[str]:
    """Return every piece of HTML of the page."""
    return [element.proto.body for element in app.get("html")]


def answer(app: AppTest) -> str:
    """Return the sentence under the question."""
    found = [body for body in bodies(app) if 'class="mt-answer"' in body]
    assert len(found) == 1
    return text(found[0])


def text(body: str) -> str:
    """Return HTML as it reads."""
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def page_text(app: AppTest) -> str:
    """Return all that the page says."""
    words = [text(body) for body in bodies(app)]
    for kind in ("markdown", "caption", "info", "warning", "error", "subheader", "header"):
        words += [element.value for element in getattr(app, kind)]
    return re.sub(r"\\(.)", r"\1", "\n".join(words))
