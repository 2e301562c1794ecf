"""The year in plain English and a public meeting's pack, read back with other libraries."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from moorlands_dash.cli import main
from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.reports.public.leaflet import Leaflet, drawn, written
from moorlands_dash.reports.public.meeting import meeting_leaflet
from moorlands_dash.reports.public.summary import Part
from moorlands_dash.reports.public.year import year_leaflet
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import SelectionError
from moorlands_dash.tables.audience import Guarded, guarded
from tests import hand_made
from tests.opened import opened

Make = Callable[[Guarded, str], Leaflet]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


@pytest.fixture(scope="module")
def public(demo_home: Path, settings: Settings) -> Guarded:
    return guarded(opened(demo_home), settings)


@pytest.fixture(scope="module")
def year(public: Guarded) -> Leaflet:
    return year_leaflet(public, "2025/26")


@pytest.fixture(scope="module")
def meeting(public: Guarded) -> Leaflet:
    return meeting_leaflet(public, "public-2026-10-01")


def part(leaflet: Leaflet, title: str) -> Part:
    return next(part for part in leaflet.summary.parts if part.title == title)


def test_a_year_that_is_over_is_told_with_what_came_of_it(year: Leaflet) -> None:
    kept = {
        promise.title: promise.words
        for promise in part(year, "What we promised, and what came of it").promises
    }
    assert kept["Fewer burglaries"] == (
        "We kept it. 218 in the year; we promised no more than 218."
    )
    assert kept["Less criminal damage and arson"] == (
        "We missed it. 551 in the year; we promised no more than 513."
    )
    assert kept["Fewer reports of dog fouling"] == (
        "We kept it. 153 in the year; we promised no more than 221."
    )
    # Deliberate fires are sensitive: their months would tell.
    assert "Fewer deliberate fires" not in kept
    assert part(year, "What we promised, and what came of it").lines == (
        "1 promise is left out here to protect people: the numbers could point at a person.",
    )
    assert "so far" not in " ".join(kept.values())
    closed = part(year, "What we promised, and what came of it")
    assert closed.heads == ("What we promised", "How it went")
    did = part(year, "What we did").bullets
    assert did == (
        "Thirty more bins for dog waste in parks and on footpaths (Staffordshire Moorlands). Done, "
        "September 2025.",
        "Cameras at the bus station in Leek (Leek West). Done, November 2025.",
        "Leaflets on locks and lights for every home in Leek and Biddulph (Staffordshire "
        "Moorlands). Done, December 2025.",
    )
    told = " ".join(part(year, "What you told us").bullets)
    assert "to March 2026" in told
    assert "September 2026" not in told


def test_sensitive_categories_are_told_for_the_whole_district_alone(
    year: Leaflet, public: Guarded
) -> None:
    lines = part(year, "What else was reported").bullets
    assert len(lines) == len(public.snapshot.withheld or ()) == 5
    assert all(re.search(r": (\d[\d,]*|hidden to protect people)\.$", line) for line in lines)
    elsewhere = [p for p in year.summary.parts if p.title != "What else was reported"]
    said = " ".join(line for p in elsewhere for line in (*p.bullets, *p.lines))
    assert "Accidental fires" not in said


def test_a_meeting_is_told_what_was_raised_done_and_comes_next(meeting: Leaflet) -> None:
    titles = [found.title for found in meeting.summary.parts]
    assert titles[:2] == ["Issues raised", "Action taken"]
    raised = part(meeting, "Issues raised").bullets
    assert raised[0].startswith("Name anti-social behaviour among")
    assert "59% of 402 who answered our open consultation to July 2026" in raised[0]
    # Known on 1 October: done in September only is not known yet, nor is September's count.
    assert len(part(meeting, "Action taken").bullets) == 3
    assert "known by then, to August 2026" in meeting.summary.opening[0]
    assert (
        "in the 12 months to August 2026" in part(meeting, "Compared with the year before").lines[0]
    )


@pytest.mark.home
@pytest.mark.parametrize("which", ["year", "meeting"])
def test_files_are_tagged_labelled_and_run_nothing(
    which: str, public: Guarded, request: pytest.FixtureRequest
) -> None:
    leaflet = request.getfixturevalue(which)
    files = dict(written(leaflet))
    assert files == dict(written(leaflet))
    assert {name.rpartition("_")[2] for name in files} == {
        "demonstration.pdf",
        "demonstration.html",
    }
    pdf, page = (files[f"{leaflet.stem}_demonstration.{kind}"] for kind in ("pdf", "html"))
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = re.sub(r"\s+", " ", " ".join(found.extract_text() for found in reader.pages))
    tree = html.fromstring(page)
    seen = re.sub(r"\s+", " ", str(tree.text_content()))
    for text in (words, seen):
        assert "Demonstration data: invented." in text
        assert leaflet.summary.parts[1].title in text
        assert public.snapshot.id in text
        # No owner of an action is named, nor a cost.
        assert "Moorlands Housing" not in text
        assert "£" not in text
    assert not tree.xpath("//script | //img[@src] | //link | //@href")
    assert [str(head.text) for head in tree.xpath("//h1")] == [leaflet.summary.title]


@pytest.mark.parametrize(
    ("make", "asked", "said"),
    [
        (
            year_leaflet,
            "2026/27",
            "2026/27 can't be told yet: no whole file of Staffordshire Police",
        ),
        (year_leaflet, "2025/27", "'2025/27' is not a financial year"),
        (year_leaflet, "last", "'last' is not a financial year"),
        (meeting_leaflet, "strategy-2026-08-12", "choose from the public ones, public-2026-10-01"),
    ],
)
def test_what_cannot_be_told_is_refused_in_words(
    public: Guarded, make: Make, asked: str, said: str
) -> None:
    with pytest.raises(SelectionError, match=re.escape(said)):
        make(public, asked)


def test_the_next_public_meeting_is_the_first_one_from_the_homes_own_day_on(
    public: Guarded, tmp_path: Path
) -> None:
    assert meeting_leaflet(public, "next").stem == "meeting-2027-03-18"
    home = hand_made.made(tmp_path / "home")
    past = tmp_path / "meetings.csv"
    past.write_text("meeting_id,date,group,title,note\nhall,2020-01-20,public,Town hall,\n")
    load([past], load_settings(), home)
    over = guarded(open_snapshot(home), load_settings())
    with pytest.raises(SelectionError, match=r"There is no public meeting to come: choose .* hall"):
        meeting_leaflet(over, "next")


def test_the_command_writes_what_the_public_may_have_without_being_told(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(demo_home), "report", "year", "2025/26", "--out", str(tmp_path)]
    assert main(words) == 0
    assert "Our year 2025/26 in plain English" in capsys.readouterr().out
    assert len(list(tmp_path.iterdir())) == 2
    assert main([*words[:3], "public-meeting", "none", "--out", str(tmp_path)]) == 2
    assert "choose from the public ones" in capsys.readouterr().err


@pytest.mark.home
@pytest.mark.parametrize("which", ["year", "meeting"])
def test_each_promise_has_its_picture_and_the_wards_their_map(
    which: str, request: pytest.FixtureRequest
) -> None:
    leaflet: Leaflet = request.getfixturevalue(which)
    tree = html.fromstring(drawn(leaflet)["html"])
    rows = tree.xpath("//tbody/tr")
    assert len(rows) > 5
    assert all(row.xpath(".//*[local-name()='svg']") for row in rows)
    (map_,) = tree.xpath("//figure//div[@role='img']/@aria-label")
    assert map_.startswith("Map of the wards. All police incidents in the 12 months to ")
    said = [head.text_content() for head in tree.xpath("//h2")]
    assert "Where" in said
    assert {"What we did", "Action taken"} & set(said)
