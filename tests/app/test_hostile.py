"""Names that try to run: each page shows them as they are written, and none becomes a tag."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from lxml import html

from tests.app.conftest import Open, bodies

EVIL = """<img src=x onerror="alert('1')">&lt;b&gt; so"""

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


@pytest.fixture(scope="module")
def hostile_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration's home with the text behind every name that somebody typed."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    shutil.copytree(demo_home, home)
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


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_is_shown_and_never_run(
    hostile_home: Path, open_page: Open, page: str
) -> None:
    app = open_page(hostile_home, page, **PAGES[page])
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
