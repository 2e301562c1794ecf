"""Names that try to run: each page shows them as written; none becomes a tag, link or picture."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from google.protobuf.message import Message
from lxml import html

from moorlands_dash.store.prepared import FOLDER as PREPARED
from tests.app.conftest import Open, bodies, unfolded
from tests.app.test_figures_and_tables import flat
from tests.tries import cases

MARKED = "![x](http://evil.example/x.png) [a](http://evil.example) http://evil.example so"
"""What Markdown makes a picture and two links of."""
EVIL = f"""<img src=x onerror="alert('1')">&lt;b&gt; {MARKED}"""

FREE = {
    "areas": ("area_name",),
    "actions": ("title", "owner", "funder", "note"),
    "annotations": ("title", "note"),
    "incidents": ("location",),
    "indicators": ("title", "wording", "source"),
    "meetings": ("title", "note"),
    "quarantine": ("value", "reason"),
    "targets": ("title", "owner", "note"),
}
"""Table -> its columns of free text, as partners write them."""

PAGES: dict[str, dict[str, str | list[str]]] = {
    "overview": {},
    "targets": {},
    "year_end": {},
    "delivery_plan": {},
    "review": {},
    "residents": {},
    "front": {},
    "what_we_did": {},
    "briefing": {},
    "trends": {},
    "all_wards": {},
    "ward_map": {},
    "my_ward": {"ward": f"Leek North{EVIL}"},
    "compare_wards": {"wards": [f"Dane{EVIL}", f"Leek West{EVIL}"]},
    "claims": {"claim": f"burglary has doubled in Leek North {EVIL}"},
    "hotspots": {"what": "Criminal damage and arson"},
}
EACH_RUN = ("overview", "targets", "review", "ward_map", "my_ward", "hotspots", "claims")


@pytest.fixture(scope="module")
def hostile_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_hostile_names(demo_home, tmp_path_factory.mktemp("hostile") / "home")


def with_hostile_names(whole: Path, home: Path) -> Path:
    """Copy a home, with the text behind every name that somebody typed.

    What was worked out of the names as they were is left behind.
    """
    shutil.copytree(whole, home, ignore=shutil.ignore_patterns(PREPARED))
    (snapshot,) = (home / "snapshots").iterdir()
    evil = EVIL.replace("'", "''")
    with duckdb.connect() as connection:
        for table, columns in FREE.items():
            path = snapshot / f"{table}.parquet"
            changed = ", ".join(
                f"CASE WHEN {name} = '' THEN {name} ELSE {name} || '{evil}' END AS {name}"
                for name in columns
            )
            query = f"SELECT * REPLACE ({changed}) FROM read_parquet('{path}')"
            connection.execute(f"CREATE OR REPLACE TABLE found AS {query}")
            path.unlink()
            connection.execute(f"COPY found TO '{path}' (FORMAT parquet)")
    return home


ALIVE = re.compile(r"(?<!\\)\]\(|(?<!\\)://|(?<!\\)<img")
"""What Markdown takes for a link, a picture or a tag: no sign of it is escaped."""
TAGGED = re.compile("<img")
CHARTS = {"plotly_chart", "deck_gl_json_chart"}
"""They take some tags for what they are, and know no Markdown."""
BESIDE = {
    "html": {"body"},
    "bidi_component": {"json", "js_content", "css_content"},
    "plotly_chart": {"alt"},
    # Its rows; the words of its tip are looked at, and Streamlit escapes what it puts into them.
    "deck_gl_json_chart": {"alt", "json"},
    "selectbox": {"options", "raw_value", "default", "placeholder"},
    "multiselect": {"options", "raw_values", "placeholder"},
    "text_input": {"default", "value", "placeholder"},
}
"""Element -> its parts that no Markdown is made of: chosen or typed, HTML, scripts, bare text."""


def texts(message: Message, kind: str) -> Iterator[str]:
    """Yield every text of an element that is shown, but charts' and those of `BESIDE`."""
    for field, value in message.ListFields():
        if field.name in BESIDE.get(kind, set()):
            continue
        several = value if field.is_repeated else [value]
        for each in several:
            if isinstance(each, str):
                yield each
            elif isinstance(each, Message):
                yield from texts(each, kind)


@pytest.mark.parametrize("page", cases(PAGES, EACH_RUN))
def test_what_is_typed_is_shown_and_never_run(
    hostile_home: Path, open_page: Open, page: str
) -> None:
    app = unfolded(open_page(hostile_home, page, **PAGES[page]))
    shown = [body for body in bodies(app) if "onerror" in body]
    assert shown
    for body in shown:
        read = html.fromstring(f"<div>{body}</div>")
        assert not [tag for tag in read.iter("img") if not tag.get("src", "").startswith("data:")]
        assert not [name for tag in read.iter() for name in tag.attrib if name.startswith("on")]
        said = read.text_content() + " ".join(
            str(v) for tag in read.iter() for v in tag.attrib.values()
        )
        assert EVIL in said
    alive = [
        (element.type, text)
        for element in flat(app._tree)
        if getattr(element, "proto", None) is not None
        for text in texts(element.proto, element.type)
        if (TAGGED if element.type in CHARTS else ALIVE).search(text)
    ]
    assert alive == []
