"""The table of a judged claim: counted by hand, and the same as on the pages that it leans on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.opened import opened
from tests.unit.tables.wards.test_my_ward import ALTON, BEFORE, YEAR, rows
from tests.unit.tables.wards.test_my_ward import COUNTS as OF_A_WARD

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

COUNTS = [*OF_A_WARD, *rows(ALTON, "robbery", YEAR, 9)]


@pytest.fixture
def two_years(publish: Publish, covered: Covered) -> Snapshot:
    return publish(ward_counts=COUNTS, coverage=covered(BEFORE, YEAR))


def claim(snapshot: Snapshot, settings: Settings, text: str) -> tables.Table:
    return tables.build("claim", snapshot, settings, Selection(claim=text))


def judged(snapshot: Snapshot, settings: Settings, text: str) -> dict[Any, Any]:
    (row,) = claim(snapshot, settings, text).frame.to_dict("records")
    assert row["standing"] == "judged", row["question"]
    return row


def test_a_partners_later_month_is_judged_though_the_police_are_not_known_so_far(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    later = Period(date(2025, 10, 1), date(2025, 12, 1))
    partners = [("fly_tipping", month, 9) for each in (BEFORE, YEAR, later) for month in each]
    tipped = [(ALTON, month, "fly_tipping", 40) for each in (BEFORE, YEAR) for month in each]
    tipped += [(ALTON, month, "fly_tipping", 3) for month in later]
    snapshot = publish(ward_counts=[*COUNTS, *tipped], coverage=[*covered(BEFORE, YEAR), *partners])
    than = "in Alton was lower in December 2025 than in December 2024"
    row = judged(snapshot, settings, f"fly-tipping {than}")
    assert row["answer"].startswith("Yes: the figures support it. It was 3 reports")
    assert judged(snapshot, settings, f"burglary {than}")["verdict"] == "cannot tell"
    # Of what comes after that nothing at all is known.
    asked = claim(snapshot, settings, "fly-tipping in Alton rose in January 2026").frame
    assert set(asked["question"]) == {"“in January 2026”: no figures reach so far."}


def test_the_words_of_a_verdict(two_years: Snapshot, settings: Settings) -> None:
    table = claim(two_years, settings, "burglary has doubled in Leek West")
    row = table.frame.to_dict("records")[0]
    said = (
        "Burglary in Leek West was at least twice as high in October 2024 to September 2025 as in "
        "October 2023 to September 2024"
    )
    assert row["claim"] == said
    assert row["answer"] == (
        "Yes: the figures support it. It was 90 incidents of burglary after 40: 2.2 times as many "
        "(1.53 to 3.4)."
    )
    assert table.sentence == f"{row['answer']} You say: “{said}”."
    assert row["evidence"] == (
        "Leek West: 90 incidents of burglary in the 12 months to September 2025, 40 in the 12 "
        "months to September 2024."
    )
    assert row["test"].startswith("That is 2.25 times as many (95% interval from 1.5")
    assert (
        "a clear rise, more than the usual ups and downs explain; usually about 40, and 24 to 60 "
        "by chance alone. It is judged by itself" in row["test"]
    )
    assert row["may_be_said"] == (
        "Leek West had 90 incidents of burglary in the 12 months to September 2025, and 40 in the "
        "12 months to September 2024: that is a clear rise, up 125%."
    )
    assert row["assumed"] == (
        "Taken, as it wasn't said: the latest months, October 2024 to September 2025; the same "
        "months a year before."
    )
    assert table.period == YEAR


def test_missing_months_are_named_and_nothing_is_said_of_a_change(
    two_years: Snapshot, settings: Settings
) -> None:
    row = judged(two_years, settings, "burglary rose in Leek West in the last 2 years")
    assert row["verdict"] == "cannot tell"
    assert row["test"].startswith("One can't tell: no whole file is loaded for October 2021 to")
    assert row["may_be_said"] == (
        "Leek West had 130 incidents of burglary from October 2023 to September 2025."
    )


def test_without_a_claim_the_page_says_what_to_do(two_years: Snapshot, settings: Settings) -> None:
    table = claim(two_years, settings, "  ")
    assert table.frame.empty
    assert table.sentence.startswith("Type what somebody says")


def test_a_question_has_a_row_for_each_answer(two_years: Snapshot, settings: Settings) -> None:
    table = claim(two_years, settings, "theft has doubled in <b>Leek West</b>")
    assert table.sentence.startswith("I don't know what “b” means here, so that")
    table = claim(two_years, settings, "theft has doubled in Leek West")
    assert (table.frame["standing"] == "asked back").all()
    assert "Theft and burglary" in table.frame["offered"].tolist()
    assert table.frame["claim"].tolist()[0] == "Theft and burglary has doubled in Leek West"


OPPOSITE = {"higher than usual": "lower than usual", "lower than usual": "higher than usual"}


@pytest.mark.parametrize(("ward", "verb"), [("Leek North", "risen"), ("Biddulph West", "fallen")])
def test_a_change_is_judged_by_itself_and_never_against_the_wards_page(
    demo_home: Path, settings: Settings, ward: str, verb: str
) -> None:
    snapshot = opened(demo_home)
    cards = tables.build("my-ward", snapshot, settings, Selection(area=ward)).frame
    clear = 0
    for card in cards.head(7).to_dict("records"):
        what = "police incidents" if card["category"] == "all" else card["item"]
        found = judged(snapshot, settings, f"{what} in {ward} have {verb}")
        assert found["p_adjusted"] == pytest.approx(found["p_value"], nan_ok=True)
        assert found["verdict_of_change"] != OPPOSITE.get(card["verdict"]), card["item"]
        clear += found["verdict"] == "supported"
        if found["verdict"] == "supported":
            assert "A page that looks at many changes at once asks for more" in found["test"]
    assert clear


def test_one_claim_named_beforehand_is_clear_at_its_own_level(
    demo_home: Path, settings: Settings
) -> None:
    row = judged(opened(demo_home), settings, "burglary is down this financial year")
    assert (row["count"], row["count_before"], row["verdict"]) == (73, 104, "supported")
    assert row["ratio"] == pytest.approx(73 / 104)
    assert row["p_value"] == row["p_adjusted"] < 0.05
    assert row["answer"].endswith(
        "73 incidents of burglary after 104: 0.70 times as many (0.51 to 0.96)."
    )


def test_rates_and_places_are_judged_as_on_the_ward_map(
    demo_home: Path, settings: Settings
) -> None:
    snapshot = opened(demo_home)
    asked = Selection(category="crime")
    rates = tables.build("ward-rates", snapshot, settings, asked).frame.set_index("ward_name")
    ranks = tables.build("ward-ranks", snapshot, settings, asked).frame.set_index("ward_name")
    for ward in ("Leek North", "Manifold", "Cellarhead"):
        row = judged(snapshot, settings, f"crime in {ward} is above average")
        same = rates.loc[ward, "against_district"] == "higher"
        assert (row["verdict"] == "supported") is bool(same)
        row = judged(snapshot, settings, f"{ward} is the worst ward for crime")
        alone = ranks.loc[ward, "rank_lower"] == ranks.loc[ward, "rank_upper"] == 1
        assert (row["verdict"] == "supported") is bool(alone)
        assert row["rank_upper"] == ranks.loc[ward, "rank_upper"]


def test_the_planted_outbreak_may_be_said(demo_home: Path, settings: Settings) -> None:
    snapshot = opened(demo_home)
    row = judged(snapshot, settings, "vandalism has trebled in Leek North")
    assert row["verdict"] == "supported"
    row = judged(snapshot, settings, "vandalism is at a record high in Leek North")
    assert row["verdict"] == "supported"


def test_visitors_are_told_of_as_on_the_wards_page(demo_home: Path, settings: Settings) -> None:
    snapshot = opened(demo_home)
    cards = tables.build("ward-smoothed", snapshot, settings, Selection()).frame
    told = dict(zip(cards["ward_name"], cards["residents_mislead"], strict=True))
    ward = next(name for name, misleads in told.items() if misleads)
    other = next(name for name, misleads in told.items() if not misleads)
    assert "Mind: visitors" in judged(snapshot, settings, f"{ward} is the worst ward")["test"]
    assert "Mind:" not in judged(snapshot, settings, f"{other} is above average")["test"]


def test_partners_reports_are_claims_too(demo_home: Path, settings: Settings) -> None:
    row = judged(opened(demo_home), settings, "there were more than 2 fly-tips in Leek East")
    assert row["category"] == "fly_tipping"
    assert "reports of fly-tipping" in row["evidence"]


def test_real_extracts_with_gaps_of_years(real_home: Path, settings: Settings) -> None:
    snapshot = opened(real_home)
    row = judged(snapshot, settings, "crime has risen in Leek North")
    assert row["verdict"] == "cannot tell"
    assert "no whole file is loaded for" in row["test"]
    row = judged(snapshot, settings, "violence rose in 2018")
    assert row["evidence"].startswith("Staffordshire Moorlands: 534 incidents of violence and sex")
    assert (
        "in the 12 months to December 2018 in the months that are loaded, not known"
        in (row["evidence"])
    )
    assert row["may_be_said"] == ""
    row = judged(snapshot, settings, "crime rose in September compared with August in Leek North")
    assert row["verdict"] == "cannot tell"
    assert "by season isn't known" in row["test"]
    row = judged(snapshot, settings, "more than 10 crimes in Leek North in 2025")
    assert row["verdict"] == "supported"
