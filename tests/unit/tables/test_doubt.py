"""Rows set aside bound the counts that they may belong to, and verdicts hold at both bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.catalogue import PUBLIC, SPECS
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.data.loaded import quarantine_sentence
from tests.unit.tables.conftest import ALTON, LEEK, POLICE

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

BEFORE = Period(date(2023, 4, 1), date(2024, 3, 1))
NOW = Period(date(2024, 4, 1), date(2025, 3, 1))
LAST = NOW.end
HOME = "Staffordshire Moorlands"
OF_ANY_KIND = ("street", LAST, LAST, None, LEEK, 549)
OF_ANY_WARD = ("street", LAST, LAST, "burglary", None, 549)
Row = tuple[Any, ...]


@pytest.fixture
def made(publish: Publish, covered: Covered) -> Callable[..., Snapshot]:
    """Return a maker of a snapshot in which burglary fell from 120 to 24 in each ward."""

    def make(*doubt: Row) -> Snapshot:
        cells = [(BEFORE, 10), (NOW, 2)]
        wards = [(w, m, "burglary", n) for w in (LEEK, ALTON) for p, n in cells for m in p]
        ours = [(POLICE, HOME, m, "burglary", 2 * n) for p, n in cells for m in p]
        return publish(
            coverage=covered(BEFORE, NOW), ward_counts=wards, district_counts=ours,
            doubt=list(doubt),
        )  # fmt: skip

    return make


def verdicts(table: Table) -> dict[str, str]:
    frame = table.frame
    if "ward_code" in frame:
        return dict(zip(frame["ward_code"], frame["verdict"], strict=True))
    return dict(zip(frame["category"], frame["verdict"], strict=True))


BURGLARY = Selection(NOW, "burglary")
FELL = "lower than usual"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ward-change", "all-wards"])
def test_a_ward_in_doubt_has_no_verdict(
    made: Callable[..., Snapshot], settings: Settings, name: str
) -> None:
    sure = tables.build(name, made(), settings, BURGLARY)
    word = "fewer" if name == "ward-change" else FELL
    assert verdicts(sure) == {LEEK: word, ALTON: word}
    assert not [note for note in sure.notes if "set aside" in note and "549" in note]
    one = tables.build(name, made(OF_ANY_KIND), settings, BURGLARY)
    assert verdicts(one) == {LEEK: "cannot tell", ALTON: word}
    assert "In 1 ward one cannot tell: rows set aside may belong to it." in one.sentence
    (note,) = [
        note for note in one.notes if note.startswith("549 rows of March 2025 are set aside")
    ]
    assert "of a kind that isn't known" in note
    assert dict(zip(one.frame["ward_code"], one.frame["doubt"], strict=True)) == {
        LEEK: 549, ALTON: 0,
    }  # fmt: skip
    every = tables.build(name, made(OF_ANY_WARD), settings, BURGLARY)
    assert set(verdicts(every).values()) == {"cannot tell"}


@pytest.mark.slow
def test_the_district_and_its_categories(made: Callable[..., Snapshot], settings: Settings) -> None:
    sure = tables.build("district-change", made(), settings, Selection(NOW))
    assert verdicts(sure)["burglary"] == verdicts(sure)["all"] == "fewer"
    one = tables.build("district-change", made(OF_ANY_KIND), settings, Selection(NOW))
    assert verdicts(one)["burglary"] == verdicts(one)["all"] == "cannot tell"
    assert "cannot tell whether that is a change, as rows set aside may belong" in one.sentence
    # Few rows turn nothing round, and neither do those of another kind of file.
    few = made((*OF_ANY_KIND[:-1], 3), ("fires", *OF_ANY_KIND[1:]))
    assert (
        verdicts(tables.build("district-change", few, settings, Selection(NOW)))["all"] == "fewer"
    )


@pytest.mark.parametrize(
    ("claim", "without", "with_rows"),
    [
        ("there was no shoplifting in March 2025", "supported", "cannot tell"),
        ("there were more than 20 burglaries in March 2025", "not supported", "cannot tell"),
        ("there were more than 2 burglaries in March 2025", "supported", "supported"),
        ("there was no burglary in March 2025", "not supported", "not supported"),
        ("burglary fell in the year to March 2025", "supported", "cannot tell"),
        ("there was no shoplifting in February 2025", "supported", "supported"),
    ],
)
def test_a_claim_holds_at_both_bounds(
    made: Callable[..., Snapshot], settings: Settings, claim: str, without: str, with_rows: str
) -> None:
    for snapshot, verdict in ((made(), without), (made(OF_ANY_KIND), with_rows)):
        row = tables.build("claim", snapshot, settings, Selection(claim=claim)).frame.iloc[0]
        assert row["verdict"] == verdict
    if claim.startswith("there was no shoplifting in March"):
        assert "between 0 and 549 incidents of shoplifting" in row["may_be_said"]


@pytest.mark.slow
def test_the_public_is_told_of_no_numbers(
    made: Callable[..., Snapshot], settings: Settings
) -> None:
    folder = made(OF_ANY_KIND).folder
    public = Snapshot(folder, ("violence",))
    table = tables.build("ward-change", public, settings, BURGLARY)
    assert verdicts(table)[LEEK] == "cannot tell"
    # Of Leek not how many, of Alton that there are none.
    unknown = table.frame.set_index("ward_code")["doubt"].isna()
    assert unknown.to_dict() == {LEEK: True, ALTON: False}
    assert not [text for text in (*table.notes, table.sentence) if "549" in text]
    assert any(note.startswith("Some rows are set aside") for note in table.notes)
    own = tables.build("my-ward", public, settings, Selection(NOW, area=LEEK))
    assert "24 or more police incidents" in own.sentence
    assert "rows set aside may belong to it" in own.sentence
    assert not {"549", "573"} & set(re.findall("[0-9]+", own.frame.to_csv() + own.sentence))


NOVEMBERS = [Period(date(year, 11, 1), date(year, 11, 1)) for year in (2023, 2024)]


def november(
    publish: Publish, covered: Covered, ours: tuple[int, int], nowhere: tuple[int, int]
) -> Snapshot:
    """Return a snapshot of two Novembers: our crimes, and the force's rows without a place."""
    counts = [
        row
        for month, own, none in zip((p.start for p in NOVEMBERS), ours, nowhere, strict=True)
        for row in (
            (POLICE, HOME, month, "burglary", own),
            (POLICE, "Stafford", month, "burglary", 10_000 - own - none),
            (POLICE, None, month, "burglary", none),
        )
    ]
    wards = [(LEEK, p.start, "burglary", n) for p, n in zip(NOVEMBERS, ours, strict=True)]
    return publish(coverage=covered(*NOVEMBERS), district_counts=counts, ward_counts=wards)


@pytest.mark.parametrize(
    ("ours", "nowhere", "word", "said"),
    [
        # 20% more as counted, 1% more with rows without a place shared out: 8,420 had one before.
        ((500, 600), (1580, 50), "cannot tell", True),
        # Half as many again holds both ways.
        ((500, 900), (1580, 50), "more", True),
        # The same shares leave the rise as it is.
        ((500, 600), (1580, 1580), "more", False),
        ((500, 600), (60, 50), "more", False),
    ],
)
def test_a_rise_holds_with_the_rows_without_a_place_shared_out_too(
    publish: Publish, covered: Covered, settings: Settings,
    ours: tuple[int, int], nowhere: tuple[int, int], word: str, said: bool,
) -> None:  # fmt: skip
    snapshot = november(publish, covered, ours, nowhere)
    selection = Selection(NOVEMBERS[1], "burglary")
    change = tables.build("district-change", snapshot, settings, selection)
    assert verdicts(change)["burglary"] == word
    ward = tables.build("ward-change", snapshot, settings, selection)
    assert verdicts(ward)[LEEK] == word
    text = "15.8% of the force's rows of this kind had no place in November 2023, 0.5% in November"
    for table in (change, ward):
        assert any(note.startswith(text) for note in table.notes) is said


def test_a_claim_of_a_rise_says_the_shares_without_a_place(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = november(publish, covered, (500, 600), (1580, 50))
    text = "burglary was higher in November 2024 than in November 2023"
    table = tables.build("claim", snapshot, settings, Selection(claim=text))
    assert table.frame["verdict"].tolist() == ["cannot tell"]
    assert "One can't tell: 15.8% of the force's rows of this kind had no place" in table.sentence


def test_a_point_of_a_control_chart_in_doubt_has_no_verdict(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    months = [*BEFORE, *NOW]
    ours = [(POLICE, HOME, m, "burglary", 20 + n % 3) for n, m in enumerate(months[:-1])]
    ours.append((POLICE, HOME, LAST, "burglary", 2))
    given = {"coverage": covered(BEFORE, NOW), "district_counts": ours}
    asked = Selection(category="burglary")
    sure = tables.build("control-chart", publish(**given), settings, asked)
    assert sure.frame["meaning"].iloc[-1] == "improving"
    few = publish(**given, doubt=[("street", LAST, LAST, None, None, 1)])
    assert tables.build("control-chart", few, settings, asked).frame["rule"].iloc[-1] == "outside"
    many = publish(**given, doubt=[("street", LAST, LAST, None, None, 18)])
    table = tables.build("control-chart", many, settings, asked)
    assert table.frame["meaning"].iloc[-1] == "cannot tell"
    assert "Cannot tell whether that is usual: rows set aside may belong to it." in table.sentence
    assert any(note.startswith("18 rows of March 2025 are set aside") for note in table.notes)


@pytest.mark.parametrize(("rows", "word"), [(0, "fewer"), (3, "fewer"), (300, "cannot tell")])
def test_a_year_against_the_one_before_holds_with_rows_set_aside(
    made: Callable[..., Snapshot], settings: Settings, rows: int, word: str
) -> None:
    doubt = [("street", LAST, LAST, None, None, rows)] if rows else []
    table = tables.build("year-on-year", made(*doubt), settings, Selection(category="burglary"))
    year = table.frame[table.frame["months"] == 12].iloc[0]
    assert year["verdict"] == word
    assert ("cannot tell, as rows are set aside" in year["words"]) is (word == "cannot tell")


def test_the_data_page_says_how_many_rows_are_in_doubt(
    made: Callable[..., Snapshot], settings: Settings
) -> None:
    snapshot = made(OF_ANY_KIND)
    said = quarantine_sentence(pd.DataFrame({"file": ["a.csv"] * 600}), 549)
    assert said.endswith(
        "549 rows of incidents may belong to our counts, which so lie between two bounds: a "
        "verdict is given only where it is the same at both."
    )
    # Without a row set aside in the table there is nothing to say.
    sentence = tables.build("quarantine", snapshot, settings, Selection()).sentence
    assert sentence == "Every row of the files in use was accepted."


MUCH_IN_LEEK = ("street", LAST, LAST, "burglary", LEEK, 400)
"""More than Alton's higher rate may bear: 24 of 1,000 residents there, 24 of 4,000 in Leek."""


@pytest.mark.slow
def test_where_a_ward_stands_allows_for_rows_set_aside(
    made: Callable[..., Snapshot], settings: Settings
) -> None:
    sure, open_ = (
        tables.build("ward-ranks", one, settings, BURGLARY) for one in (made(), made(MUCH_IN_LEEK))
    )
    ends = ["rank_lower", "rank_upper"]
    assert sure.frame.set_index("ward_code").loc[ALTON, ends].tolist() == [1, 1]
    assert open_.frame.set_index("ward_code").loc[ALTON, ends].tolist() == [1, 2]
    assert open_.frame.set_index("ward_code")["doubt"].to_dict() == {LEEK: 400, ALTON: 0}
    assert "The places allow for rows set aside" in open_.sentence
    assert "allow for rows set aside" not in sure.sentence
    places = [
        tables.build("ward-funnel", one, settings, BURGLARY).frame.set_index("ward_code")["place"]
        for one in (made(), made(MUCH_IN_LEEK), made((*MUCH_IN_LEEK[:-1], 1)))
    ]
    assert places[0].to_dict() == places[2].to_dict()
    assert places[0][ALTON] == "far above the funnel"
    assert set(places[1]) == {"cannot tell"}
    own = tables.build("ward-funnel", made(MUCH_IN_LEEK), settings, AT_ALTON)
    assert "Cannot tell whether chance explains it" in own.sentence
    rate = tables.build("ward-rates", made(MUCH_IN_LEEK), settings, AT_ALTON)
    assert "Cannot tell how that compares with the district's" in rate.sentence


AT_ALTON = Selection(NOW, "burglary", area=ALTON)


@pytest.mark.slow
def test_wards_beside_each_other_differ_at_both_bounds(
    made: Callable[..., Snapshot], settings: Settings
) -> None:
    both = Selection(NOW, "burglary", wards=(LEEK, ALTON))
    found = [
        tables.build("compare-wards", one, settings, both) for one in (made(), made(MUCH_IN_LEEK))
    ]
    above = [t.frame.set_index(["category", "ward_code"])["clearly_above"] for t in found]
    assert [one["burglary", ALTON] for one in above] == ["Leek West", ""]
    card = tables.build("my-ward", made(MUCH_IN_LEEK), settings, AT_ALTON).frame
    assert "can't be told from the district's" in card["words"].iloc[0]


def street(rows: list[Row]) -> list[Row]:
    return [("street", LAST, LAST, "burglary", place, None, None, n) for place, n in rows]


@pytest.mark.parametrize(
    ("set_aside", "verdict"),
    [
        ([], "lower"),
        ([("Stafford", 3)], "lower"),
        # 60 of 5,000 residents beside 240 of 10,000: with 200 more ours would be the higher.
        ([(HOME, 200)], "cannot tell"),
        # Rows of any place may be ours; those of others alone may not, and only widen the gap.
        ([(None, 200)], "cannot tell"),
        ([("", 200)], "lower"),
        ([("Stafford", 200)], "lower"),
    ],
)
def test_a_district_beside_others_holds_whosever_the_rows_are(
    publish: Publish, covered: Covered, settings: Settings, set_aside: list[Row], verdict: str
) -> None:
    ours = [(POLICE, HOME, m, "burglary", 5) for m in NOW]
    theirs = [(POLICE, "Stafford", m, "burglary", 20) for m in NOW]
    snapshot = publish(
        coverage=covered(NOW), district_counts=ours + theirs, doubt_places=street(set_aside)
    )
    table = tables.build("comparison-street", snapshot, settings, BURGLARY)
    rows = table.frame.set_index("area_name")
    assert rows.loc["Stafford", "verdict"] == verdict
    sure = sum(n for place, n in set_aside if place in (HOME, None))
    assert rows.loc[HOME, "doubt"] == sure
    assert rows.loc["Staffordshire Police", "doubt"] == sum(n for _, n in set_aside)
    others = sum(n for place, n in set_aside if place != HOME)
    assert any("may be of other districts" in note for note in table.notes) == bool(others)
    assert ("one cannot tell" in table.sentence) == (verdict == "cannot tell")


MANY = ("street", LAST, LAST, None, LEEK, 549)
_LOW = {"6,202", "2,518", "1,540", "619", "504", "197"}
"""Burglaries as counted: of the year, three months and last month, in the district and in Leek."""
_BARE = re.compile(
    r"(?<!between )(?<!\d)(?<!,)(?:{})(?![,.]?\d)(?! or more)".format("|".join(_LOW))
)


def sentences_of(
    snapshot: Snapshot, settings: Settings, names: Collection[str] = SPECS.keys() - {"claim"}
) -> dict[str, str]:
    """Return each sentence of tables, of the district and of a ward."""
    said = {}
    for name in names:
        for ward in (None, LEEK) if name in COUNTING or name.startswith("ward") else (None,):
            asked = Selection(category="burglary", area=ward)
            text = tables.build(name, snapshot, settings, asked).sentence
            for place, one in enumerate(re.split(r"(?<=[.?!]) ", text)):
                said[f"{name} of {ward or 'all'}, {place}"] = one
    return said


COUNTING = (
    *("district-months", "ward-counts", "ward-months", "control-chart", "ward-change"),
    *("year-on-year", "district-change"),
)


def busy(publish: Publish, covered: Covered, *doubt: Row) -> Snapshot:
    """Return a snapshot of two years: 211 and 307 burglaries a month in two wards, at last 197."""
    counts = {m: (197 if m == LAST else 211, 307) for p in (BEFORE, NOW) for m in p}
    return publish(
        coverage=covered(BEFORE, NOW),
        ward_counts=[
            (ward, month, "burglary", count)
            for month, both in counts.items()
            for ward, count in zip((LEEK, ALTON), both, strict=True)
        ],
        district_counts=[(POLICE, HOME, m, "burglary", sum(both)) for m, both in counts.items()],
        doubt=list(doubt),
    )


@pytest.mark.slow
def test_no_sentence_gives_a_bare_count_that_rows_set_aside_may_belong_to(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    sure = sentences_of(busy(publish, covered), settings, COUNTING)
    bare = {place.split(" of ")[0] for place, text in sure.items() if _BARE.search(text)}
    assert bare == {*COUNTING}
    doubted = busy(publish, covered, MANY)
    open_ = sentences_of(doubted, settings)
    apart = "Rows set aside apart, "
    assert [x for x in open_.items() if _BARE.search(x[1]) and not x[1].startswith(apart)] == []
    told = " ".join(open_.values())
    for bounds in ("6,202 and 6,751", "2,518 and 3,067", "504 and 1,053", "197 and 746"):
        assert f"between {bounds}" in told
    # The public is told that there may be more, and not how many.
    seen = Snapshot(doubted.folder, ("violence",))
    public = " ".join(sentences_of(seen, settings, {*COUNTING} & {*PUBLIC}).values())
    assert not _BARE.search(public)
    assert "6,202 or more" in public
    assert not {"549", "6,751", "3,067", "1,053", "746"} & set(re.findall(r"[\d,]*\d", public))


@pytest.mark.slow
def test_a_sentence_of_rates_says_that_rows_are_set_aside(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    of = {
        name: tables.build(
            name, busy(publish, covered, MANY), settings, Selection(category="burglary", area=LEEK)
        ).sentence
        for name in ("ward-smoothed", "ward-rates", "ward-counts")
    }
    assert [name for name, text in of.items() if "ows set aside may belong" not in text] == []
    # Of months that are over before them nothing is open.
    early = Selection(BEFORE, "burglary", area=LEEK)
    sure = tables.build("ward-counts", busy(publish, covered, MANY), settings, early).sentence
    assert sure.endswith(": 2,532 incidents in Leek West.")
