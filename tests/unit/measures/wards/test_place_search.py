import time
from collections.abc import Callable

import pandas as pd
import pytest

from moorlands_dash.measures.wards.place_search import PlaceNames, simple

NAMES = pd.DataFrame(
    [
        ("Leek East", "ward", "E", "Leek East", 0),
        ("Leek West", "ward", "W", "Leek West", 0),
        ("Cheddleton", "ward", "C", "Cheddleton", 0),
        ("Cheddleton", "town or village", "C", "Cheddleton", 0),
        ("Leek", "town or village", "W", "Leek West", 0),
        ("Pool Road", "street or spot", "W", "Leek West", 12),
        ("Park Crescent", "street or spot", "E", "Leek East", 3),
        ("Supermarket", "street or spot", "W", "Leek West", 5),
        ("Supermarket", "street or spot", "C", "Cheddleton", 9),
        ("High Street", "street or spot", "C", "Cheddleton", 2),
        ("Upper Tean", "town or village", "H", "Checkley", 0),
        ("Tean Road", "street or spot", "S", "Cheadle South East", 7),
        ("Oakamoor Road", "street or spot", "S", "Cheadle South East", 4),
        ("Brown Edge and Endon", "ward", "B", "Brown Edge and Endon", 0),
    ],
    columns=["name", "kind", "ward_code", "ward_name", "count"],
)


@pytest.mark.parametrize(
    ("asked", "ward"),
    [
        ("Leek West", "W"),
        ("  leek   WEST ", "W"),
        ("On or near Pool Road", "W"),
        ("pool rd", "W"),
        ("High St.", "C"),
        ("Cheddleton", "C"),
        ("park crescent", "E"),
    ],
)
def test_what_is_written_exactly_is_found(asked: str, ward: str) -> None:
    found = PlaceNames(NAMES).find(asked)
    assert (found.kind, found.ward) == ("exact", ward)


def test_a_town_of_several_wards_is_asked_back() -> None:
    found = PlaceNames(NAMES).find("Leek")
    assert found.kind == "ambiguous"
    assert found.ward is None
    assert set(found.rows["ward_code"]) == {"E", "W"}


def test_a_name_in_several_wards_is_asked_back_the_most_incidents_first() -> None:
    found = PlaceNames(NAMES).find("the supermarket")
    assert found.kind == "ambiguous"
    assert found.rows["ward_code"].tolist() == ["C", "W"]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Tean", ["Upper Tean", "Tean Road"]),
        ("Oakamoor", ["Oakamoor Road"]),
        ("Upper", ["Upper Tean"]),
    ],
)
def test_a_name_that_only_holds_the_word_is_offered_and_never_taken(
    asked: str, offered: list[str]
) -> None:
    # Tean and Oakamoor lie in Checkley and in Churnet (ONS), their roads in Cheadle too.
    found = PlaceNames(NAMES).find(asked)
    assert (found.kind, found.ward) == ("like", None)
    assert found.rows["name"].tolist() == offered


def test_a_ward_called_after_a_place_in_it_is_that_place() -> None:
    assert PlaceNames(NAMES).find("Brown Edge").ward == "B"


@pytest.mark.parametrize(("asked", "meant"), [("Chedleton", "C"), ("Pool Raod", "W")])
def test_what_is_close_is_offered_and_never_taken(asked: str, meant: str) -> None:
    found = PlaceNames(NAMES).find(asked)
    assert found.kind == "close"
    assert found.ward is None
    assert found.rows["ward_code"].iloc[0] == meant


@pytest.mark.parametrize("asked", ["", "   ", "!!", "Timbuktu", "<b>", "x" * 80, "on or near"])
def test_nothing_is_made_of_nonsense(asked: str) -> None:
    found = PlaceNames(NAMES).find(asked)
    assert found.kind in ("nothing", "close")
    assert found.ward is None


def test_without_names_nothing_is_found() -> None:
    assert PlaceNames(NAMES.head(0)).find("Leek").kind == "nothing"


def test_simple_names() -> None:
    assert simple("On or near St. John's Rd") == "st john s road"
    assert simple("Near the Park") == "park"


WIDER = pd.concat(
    [
        NAMES,
        pd.DataFrame(
            [
                ("Tean", "town or village", "H", "Checkley", 0),
                ("Horton", "ward", "Z", "Horton", 0),
                ("Milton", "ward", "M", "Milton", 0),
                ("Milton", "town or village", "N", "Norton", 0),
                ("Onecote", "street or spot", "S", "Cheadle South East", 40),
                ("Onecote", "town or village", "F", "Manifold", 0),
                ("Waterhouses", "parish", "F", "Manifold", 0),
                ("Waterhouses", "parish", "V", "Hamps Valley", 0),
                ("Heaton", "parish", "D", "Dane", 0),
                ("Rushton", "parish", "D", "Dane", 0),
                ("Rushton", "parish", "Z", "Horton", 0),
                ("Waterhouses", "town or village", "V", "Hamps Valley", 0),
                ("Pool Road", "street or spot", "C", "Cheddleton", 1),
                ("The Roaches", "landmark", "D", "Dane", 0),
                ("ST13 6JT", "postcode", "W", "Leek West", 0),
                ("ST13 6JU", "postcode", "E", "Leek East", 0),
                ("ST10 4LY", "postcode", "H", "Checkley", 0),
                ("ST10 4LZ", "former postcode", "H", "Checkley", 0),
            ],
            columns=NAMES.columns,
        ),
    ],
    ignore_index=True,
)
PLACES = PlaceNames(WIDER)


@pytest.mark.parametrize(
    ("asked", "ward"),
    [
        ("Tean", "H"),
        ("Onecote", "F"),
        ("Waterhouses", "V"),
        ("Heaton parish", "D"),
        ("Heaton", "D"),
        ("Horton", "Z"),
        ("roaches", "D"),
        ("st136ju", "E"),
        ("ST13 6JU", "E"),
        (" st13-6ju ", "E"),
        ("ST10 4", "H"),
        ("ST10", "H"),
        ("ST104LZ", "H"),
        ("Pool Road, Leek", "W"),
        ("12 Pool Road, Cheddleton", "C"),
        ("Pool Road, Cheddleton, Staffordshire", "C"),
        ("Pool Road, Nowhere ST13 6JT", "W"),
        ("14a High Street", "C"),
    ],
)
def test_a_place_leads_to_its_ward(asked: str, ward: str) -> None:
    found = PLACES.find(asked)
    assert (found.kind, found.ward) == ("exact", ward)


@pytest.mark.parametrize(
    ("asked", "wards"),
    [
        ("Leek", {"E", "W"}),
        ("ST13 6", {"E", "W"}),
        ("ST13", {"E", "W"}),
        ("Waterhouses parish", {"F", "V"}),
        ("Rushton", {"D", "Z"}),
        ("Milton", {"M", "N"}),
        ("Pool Road", {"C", "W"}),
        ("Pool Road, Derby", {"C", "W"}),
    ],
)
def test_a_place_over_several_wards_offers_them(asked: str, wards: set[str]) -> None:
    found = PLACES.find(asked)
    assert (found.kind, found.ward) == ("ambiguous", None)
    assert set(found.rows["ward_code"]) == wards


@pytest.mark.parametrize(
    ("asked", "wards"),
    [
        ("ST13 6ZZ", ["E", "W"]),
        ("st104zz", ["H"]),
        ("1 Nowhere Street, ST10 4ZZ", ["H"]),
    ],
)
def test_of_a_postcode_that_isnt_listed_its_sectors_wards_are_offered(
    asked: str, wards: list[str]
) -> None:
    found = PLACES.find(asked)
    assert (found.kind, found.ward) == ("sector", None)
    assert sorted(found.rows["ward_code"]) == wards


def test_what_stands_before_a_postcode_that_isnt_listed_is_found() -> None:
    assert PLACES.find("Heaton, ST13 6ZZ").ward == "D"
    assert set(PLACES.find("Pool Road ST13 6ZZ").rows["ward_code"]) == {"C", "W"}


@pytest.mark.parametrize("asked", ["High Street", "High Street, Nowhere"])
def test_every_ward_of_a_name_is_offered_however_many(asked: str) -> None:
    wards = [f"W{number:02}" for number in range(12)]
    rows = [("High Street", "street or spot", ward, ward, 0) for ward in wards]
    found = PlaceNames(pd.DataFrame(rows, columns=NAMES.columns)).find(asked)
    assert found.kind == "ambiguous"
    assert found.rows["ward_code"].tolist() == wards


@pytest.mark.parametrize("asked", ["ST13 9ZZ", "Froghall", "Wetton", "1 Nowhere Street"])
def test_a_place_that_isnt_known_leads_nowhere(asked: str) -> None:
    assert PLACES.find(asked).ward is None


def test_a_street_of_a_villages_name_is_offered_as_a_street_alone() -> None:
    streets = pd.DataFrame(
        [("Froghall Road", "street or spot", "S", "Cheadle South East", 9)], columns=NAMES.columns
    )
    found = PlaceNames(streets).find("Froghall")
    assert (found.kind, found.ward) == ("like", None)


def test_suggestions_while_typing() -> None:
    def shown(typed: str) -> list[tuple[str, int]]:
        rows = PLACES.suggest(typed)
        return list(zip(rows["name"], rows["wards"], strict=True))

    assert shown("tea")[:3] == [("Tean", 1), ("Upper Tean", 1), ("Tean Road", 1)]
    assert shown("lee")[0] == ("Leek", 2)
    assert shown("st13 6j") == [("ST13 6JT", 1), ("ST13 6JU", 1)]
    assert shown("pool") == [("Pool Road", 2)]
    assert shown("t") == []
    assert shown("zz") == []


@pytest.mark.parametrize("asked", [*WIDER["name"].unique(), "lek", "Tean Rd, Leek", "st1", "<b>"])
def test_what_is_found_for_certain_lies_in_one_ward(asked: str) -> None:
    found = PLACES.find(asked)
    if found.ward is not None:
        assert found.rows["ward_code"].unique().tolist() == [found.ward]
        same = WIDER[WIDER["name"].str.casefold() == asked.casefold()]
        assert same.empty or found.ward in set(same["ward_code"])


@pytest.mark.slow
def test_sixty_thousand_names_are_searched_in_twenty_milliseconds() -> None:
    ends = ("ley", "ton", "ford", "ham", "wick", "combe", "dale", "by", "stead", "bourne")
    words = [f"{a}{b}" for a in ("Ash", "Oak", "Mill", "Stone", "High", "West") for b in ends]
    ways = (
        "Road",
        "Lane",
        "Close",
        "Street",
        "Way",
        "Court",
        "View",
        "Hill",
        "Rise",
        "Walk",
        "Drive",
    )
    streets = [f"{a} {b} {c}" for a in words for b in words for c in ways]
    ends = tuple(f"{a}{b}" for a in "ABDEFGHJLN" for b in "ABDEFGHJLN")
    codes = [f"ST{a} {b}{c}" for a in range(1, 22) for b in range(10) for c in ends]
    names = [*streets, *codes]
    frame = pd.DataFrame({"name": names, "kind": "street or spot"}).assign(ward_code="W", count=0)
    frame.loc[len(streets) :, "kind"] = "postcode"
    places = PlaceNames(frame.assign(ward_name="West"))
    assert len(frame) > 60_000
    asked = ("Ashley Oakton Road", "millham", "Ashly Okton Road", "st13", "ST13 6AA", "Timbuktu")
    for text in asked:
        places.find(text)
        # The processor's own time, the least of several: other work on the machine doesn't count.
        took = min(_seconds(lambda text=text: places.find(text)) for _ in range(3))  # type: ignore[misc]
        assert took < 0.02, f"{text}: {took * 1000:.0f} ms"
        took = min(_seconds(lambda text=text: places.suggest(text)) for _ in range(3))  # type: ignore[misc]
        assert took < 0.02, f"{text} suggested: {took * 1000:.0f} ms"


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before
