"""The public view's pages: which there are, what they say, and that sensitive rows change none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from moorlands_dash.cli import main
from moorlands_dash.ui.frame import PageFile
from tests.app.conftest import APP, Open, answer, bodies, page_text
from tests.public_view import write_settings

OWN = {"data", "review", "delivery_plan", "targets", "year_end"}
"""Pages of the partnership's own work."""


def page_files() -> Iterator[PageFile]:
    """Yield the pages as `app.py` lists them."""
    for node in ast.walk(ast.parse(APP.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PageFile":
            positional = [ast.literal_eval(value) for value in node.args]
            named = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
            yield PageFile(*positional, **named)


WARDS = ("ward_map", "my_ward")
"""Pages on which a ward is chosen."""
PUBLIC = sorted(Path(page.path).stem for page in page_files() if page.public)


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_settings(tmp_path_factory.mktemp("settings"))


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch, settings_file: Path) -> None:
    monkeypatch.setenv("MOORLANDS_PUBLIC", "1")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(settings_file))


def shown(app: AppTest) -> list[str]:
    """Return everything that is sent: text, figures, maps, options and links.

    Downloads are the tables themselves; the address of each is drawn by lot.
    """
    return [re.sub(r'(deferred_file_id: ")\w+', r"\1", str(e.proto)) for e in app.main]


def without_the_one_table(elements: list[str]) -> list[str]:
    """Return what is sent besides the table of protected counts and its sentence."""
    return [text for text in elements if "to protect people" not in text]


def test_the_partnerships_own_pages_are_not_the_publics() -> None:
    assert OWN.isdisjoint(PUBLIC)
    assert {"overview", "ward_map", "compare", "residents", "methods"} <= set(PUBLIC)


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("page", PUBLIC)
def test_no_page_depends_on_what_is_sensitive(
    demo_home: Path, other_home: Path, seen: Open, page: str
) -> None:
    link = {"ward": "Leek North"} if page in WARDS else {}
    ours, theirs = (shown(seen(home, page, **link)) for home in (demo_home, other_home))
    assert len(ours) > 5
    assert without_the_one_table(ours) == without_the_one_table(theirs)


@pytest.fixture(scope="module")
def taken_along(
    demo_home: Path, settings_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the home that is taken along for the public's server."""
    folder = tmp_path_factory.mktemp("along") / "public"
    asked = ["--home", str(demo_home), "--partnership", str(settings_file)]
    assert main([*asked, "export", "public", str(folder)]) == 0
    return folder


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("page", PUBLIC)
def test_every_page_is_the_same_from_the_home_that_was_taken_along(
    demo_home: Path, taken_along: Path, seen: Open, page: str
) -> None:
    link = {"ward": "Leek North"} if page in WARDS else {}
    whole, own = (shown(seen(home, page, **link)) for home in (demo_home, taken_along))
    assert len(whole) > 5
    assert whole == own


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("page", PUBLIC)
def test_every_page_says_for_whom_it_is_and_names_no_owner(
    demo_home: Path, seen: Open, page: str
) -> None:
    said = page_text(seen(demo_home, page, **({"ward": "Leek North"} if page in WARDS else {})))
    assert "This is the view for the public." in said
    assert "Street-level crime isn't hidden: it is open data" in said
    assert not re.search(r"\b(nan|None|NaT|<NA>)\b", said)
    assert "Demonstration data: invented" in said


@pytest.mark.usefixtures("public")
def test_the_overview_speaks_of_promises_not_of_meetings(demo_home: Path, seen: Open) -> None:
    app = seen(demo_home)
    assert answer(app) == (
        "2026/27: of 8 promises, 2 on course or kept, 3 could go either way and 3 may well be "
        "missed, or were. 2 promises are left out here to protect people: the numbers "
        "could point at a person."
    )
    said = page_text(app)
    for word in ("the group's meeting", "Owner", "What needs the group", "not accepted", "overdue"):
        assert word not in said
    links = re.findall(r'href="([a-z_]+)', "".join(bodies(app)))
    assert links
    assert set(links) <= set(PUBLIC)


@pytest.mark.usefixtures("public")
def test_sensitive_categories_cannot_be_chosen(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "ward_map")
    offered = app.selectbox(key="what").options
    assert "Burglary" in offered
    assert "Fly-tipping" in offered
    barred = {"Robbery", "Accidental fires in homes", "Fires (theme)", "Road casualties (theme)"}
    assert not barred & set(offered)
    linked = open_page(demo_home, "ward_map", what="Robbery")
    assert "Robbery in" not in answer(linked)
    assert "hidden to protect people: fewer than 5, or drawn by lot" in page_text(app)


@pytest.mark.usefixtures("public")
def test_a_wards_page_has_its_guarded_figures(demo_home: Path, seen: Open) -> None:
    said = page_text(seen(demo_home, "my_ward", ward="Leek North"))
    assert "hidden to protect people: fewer than 5, or drawn by lot" in said
    assert "Leek North" in said.partition("“hidden”:")[2]


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("page", sorted(OWN))
def test_at_the_partnerships_own_addresses_it_says_that_they_are_its_own(
    demo_home: Path, open_page: Open, page: str
) -> None:
    app = open_page(demo_home, page)
    assert [title.value for title in app.title] == ["This page is the partnership's own"]
    assert answer(app).startswith("It holds what the partnership works with.")
    sent = [body for body in bodies(app) if "<style>" not in body]
    assert 'href="./"' in sent[-1]
    assert len(sent) == 2
    assert not (app.get("plotly_chart") or app.markdown or app.caption)


@pytest.mark.usefixtures("public")
def test_the_front_page_leads_to_each_promise_and_to_each_ward(demo_home: Path, seen: Open) -> None:
    app = seen(demo_home, "front")
    assert answer(app).startswith(
        "All crime (without anti-social behaviour) in the 12 months to September 2026: "
    )
    assert "of 8 promises, 2 on course or kept" in answer(app)
    sent = "".join(bodies(app))
    promised = re.findall(r'href="front\?promise=([\w-]+)', sent)
    assert len(promised) == len(set(promised)) == 8
    assert sent.count('class="mt-small"') == 8
    assert len(re.findall(r'href="my_ward\?ward=', sent)) == 27
    alone = seen(demo_home, "front", promise=promised[0])
    assert len(alone.get("plotly_chart")) == 1
    assert not any('class="mt-small"' in body for body in bodies(alone))
    assert re.findall(r'href="front\?promise=([\w-]+)', "".join(bodies(alone))) == promised[1:]


@pytest.mark.usefixtures("public")
def test_a_promise_that_is_withheld_is_not_there_by_its_link(
    demo_home: Path, open_page: Open
) -> None:
    for own in ("robbery-2026-27", "unknown"):
        app = open_page(demo_home, "front", promise=own)
        assert "There is no such promise here." in app.info[0].value
        assert not app.get("plotly_chart")


@pytest.mark.usefixtures("public")
def test_what_we_did_stands_beside_what_was_said(demo_home: Path, seen: Open) -> None:
    app = seen(demo_home, "what_we_did")
    assert answer(app) == "4 actions were done since November 2024; 14 under way and 1 planned."
    heads = [head.value for head in app.header]
    assert heads == [
        *("You said", "Area by area", "What we did", "What we are doing", "What comes next")
    ]
    said = page_text(app)
    assert "Cameras at the bus station in Leek" in said
    assert "They are no sample of all residents." in said
    linked = seen(demo_home, "what_we_did", ward="Leek North")
    assert "Licensing visits in Biddulph East" not in page_text(linked)
