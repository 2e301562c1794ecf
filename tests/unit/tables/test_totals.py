"""Both totals of the district, on the small snapshot that other tables are counted on."""

from collections.abc import Callable
from datetime import date

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words, totals_of
from moorlands_dash.words.totals import Totals
from tests.unit.tables.conftest import ALTON, POLICE, Publish

HOME, MONTH = "Staffordshire Moorlands", date(2025, 1, 1)


def asked(
    publish: Publish, covered: Callable[..., object], settings: Settings, wards: int
) -> Request:
    counts = [(POLICE, HOME, MONTH, "burglary", 7), (POLICE, "Stafford", MONTH, "burglary", 90)]
    snapshot = publish(
        coverage=covered(Period(MONTH, MONTH)),
        district_counts=counts,
        ward_counts=[(ALTON, MONTH, "burglary", wards)],
    )
    return Request(snapshot, settings, Selection(category="burglary"))


def test_both_totals_and_the_rates_that_they_give(
    publish: Publish, covered: Callable[..., object], settings: Settings
) -> None:
    request = asked(publish, covered, settings, 9)
    assert request.covered is not None
    assert totals_of(request, request.covered) == Totals(7, 9)
    # 9 and 7 of 5,000 residents
    said = (
        "Of 7 incidents counted in Staffordshire Moorlands all lie in a ward, and 2 counted "
        "elsewhere lie in one, so that the wards add up to 9 (1.8 per 1,000 residents, the "
        "district 1.4)."
    )
    assert total_words(request) == total_words(request, rates=True) == [said]


def test_equal_totals_need_no_words(
    publish: Publish, covered: Callable[..., object], settings: Settings
) -> None:
    assert total_words(asked(publish, covered, settings, 7)) == []
