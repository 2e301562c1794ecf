"""A ward's feed against RFC 4287, of a home with two publications."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.public.feed import ward_feed
from moorlands_dash.store.home import Home
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.snapshot import publications
from moorlands_dash.tables.audience import Guarded, Unguarded, guarded
from moorlands_dash.tables.model import SelectionError
from tests.republished import EARLIER, NAME, WARD, republished, rewrite

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HERE = "https://example.org/follow/ward.atom?ward=Leek+North"
PAGE = "https://example.org/my_ward?ward=Leek+North&partnership=x"


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return republished(demo_home, tmp_path_factory.mktemp("two") / "home")


@pytest.fixture(scope="module")
def publics(home: Path) -> list[Guarded]:
    names = publications(Home(home), 5)
    return [guarded(open_snapshot(home, name), load_settings()) for name in names]


@pytest.fixture(scope="module")
def feed(publics: list[Guarded]) -> Any:
    return etree.fromstring(ward_feed(publics, WARD, here=HERE, page=PAGE))


def texts(node: Any, path: str) -> list[str]:
    return [found.text for found in node.findall(path, ATOM)]


def test_a_feed_and_each_entry_have_what_the_standard_asks_for(feed: Any) -> None:
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for node in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            (said,) = texts(node, f"a:{name}")
            assert said
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", texts(node, "a:updated")[0])
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", texts(node, "a:id")[0])
        alternate = node.findall("a:link[@rel='alternate']", ATOM)
        assert [link.get("href") for link in alternate] == [PAGE]
    assert [link.get("href") for link in feed.findall("a:link[@rel='self']", ATOM)] == [HERE]
    assert texts(feed, "a:author/a:name") == [load_settings().partnership.full_name]
    assert len(set(texts(feed, ".//a:id"))) == 3
    assert texts(feed, "a:updated") == texts(feed, "a:entry/a:updated")[:1]


def test_an_entry_tells_what_changed_since_the_publication_before(feed: Any) -> None:
    now, before = texts(feed, "a:entry/a:content")
    assert texts(feed, "a:title") == [
        f"Demonstration data (invented): {NAME}, {load_settings().partnership.name}"
    ]
    assert "<li>Criminal damage and arson: higher than usual; it was lower than usual.</li>" in now
    assert "<li>" not in before
    assert f"Snapshot: {EARLIER}." in before
    (kind,) = {node.get("type") for node in feed.findall("a:entry/a:content", ATOM)}
    assert kind == "html"


def test_entries_keep_their_names_and_nothing_new_is_no_entry(
    feed: Any, publics: list[Guarded]
) -> None:
    alone = etree.fromstring(ward_feed(publics[1:], WARD, here=HERE, page=PAGE))
    assert texts(alone, "a:id") == texts(feed, "a:id")
    assert texts(alone, "a:entry/a:id") == texts(feed, "a:entry/a:id")[1:]
    twice = etree.fromstring(ward_feed([publics[0], *publics], WARD, here=HERE, page=PAGE))
    assert texts(twice, "a:entry/a:id") == texts(feed, "a:entry/a:id")


def test_it_is_made_of_what_the_public_may_have_alone(home: Path) -> None:
    with pytest.raises(Unguarded):
        ward_feed([open_snapshot(home)], WARD, here=HERE, page=PAGE)  # type: ignore[list-item]


def test_a_ward_that_is_none_is_told(publics: list[Guarded]) -> None:
    with pytest.raises(SelectionError, match="is not a ward"):
        ward_feed(publics, "E99999999", here=HERE, page=PAGE)


def test_what_was_published_before_something_was_taken_back_is_not_told_again(
    home: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copytree(home, tmp_path / "own"))
    now, before = publications(Home(own), 5)
    assert before == EARLIER
    assert publications(Home(own), 1) == [now]
    said = ("what", "key", "name", "reason", "by", "at")
    withdrawal = dict.fromkeys(said, "x")
    rewrite(own / "snapshots" / EARLIER, demonstration=False)
    assert publications(Home(own), 5) == [now]
    rewrite(own / "snapshots" / EARLIER, demonstration=True)
    assert len(publications(Home(own), 5)) == 2
    rewrite(own / "snapshots" / now, withdrawals=[withdrawal])
    assert publications(Home(own), 5) == [now]
