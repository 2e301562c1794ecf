"""Funnel limits against PHEindicatormethods' test data (testdata_funnels, GPL-3, on CRAN)."""

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.wards import funnel

BASELINE = 116.1720835 / 100_000
YEARS = 3

# Events; population of one year and limit per 100,000: lower 95, upper 95, lower 99.8, upper 99.8.
PUBLISHED = [
    (1, 1598.675694, 20.85059119, 7.264481402, 4588.535848,
     2649.348525, 12.58170943, 0.287087625, 116108.569),
    (5, 3348.002593, 49.78092521, 465.8280129, 357.7858395,
     4721.370883, 35.30048174, 212.14848, 785.6132963),
    (9, 4902.152951, 61.19760093, 1180.827018, 254.0592274,
     6501.096999, 46.14605812, 703.6760012, 426.3325728),
    (10, 5276.757672, 63.17010446, 1375.943768, 242.2579623,
     6924.776769, 48.13632908, 849.4639547, 392.4043292),
    (20, 8862.823734, 75.22057153, 3505.293872, 190.1885237,
     10915.38389, 61.07587907, 2570.385518, 259.3644657),
    (30, 12288.34267, 81.37793899, 5807.727562, 172.1843853,
     14657.31486, 68.22532023, 4553.350694, 219.6184891),
]  # fmt: skip


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: f"{row[0]} events")
def test_the_limits_are_those_published(row: tuple[float, ...]) -> None:
    _, *published = row
    places = [(0.95, 0), (0.95, 1), (0.998, 0), (0.998, 1)]
    pairs = zip(published[::2], published[1::2], strict=True)
    for (level, side), (people, limit) in zip(places, pairs, strict=True):
        person_years = people * YEARS
        found = funnel.funnel_limits(np.array([person_years * BASELINE]), level)[side][0]
        assert found / person_years * 100_000 == pytest.approx(limit, rel=1e-4)


# Areas near the edges of the funnel: count, population, published verdict, all areas together
# having a crude rate of 668.5089 per 100,000 (the rows beyond 0.001 on both sides left out).
AREAS = [
    (2083, 297424, "High (0.025)"),
    (2061, 294692, "High (0.025)"),
    (2010, 285516, "High (0.025)"),
    (2111, 307381, "Not significant"),
    (1977, 287112, "Not significant"),
    (1881, 289653, "Not significant"),
    (1825, 284206, "Not significant"),
    (1809, 288384, "Low (0.025)"),
    (1798, 287072, "Low (0.025)"),
    (2419, 264102, "High (0.001)"),
    (2218, 284649, "High (0.001)"),
    (0, 297820, "Low (0.001)"),
]
WORDS = {
    "High (0.001)": funnel.ABOVE_998,
    "High (0.025)": funnel.ABOVE_95,
    "Not significant": funnel.INSIDE,
    "Low (0.025)": funnel.BELOW_95,
    "Low (0.001)": funnel.BELOW_998,
}


def frame(rows: list[tuple[float, float]], district: float) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["count", "population"])
    rate = found["count"] / found["population"] * 1000
    return found.assign(rate_per_1000=rate, district_rate_per_1000=district)


def test_the_places_are_those_published() -> None:
    found = funnel.with_funnel(frame([(a, b) for a, b, _ in AREAS], 6.685089282628765))
    assert found["place"].tolist() == [WORDS[verdict] for *_, verdict in AREAS]


def test_a_place_beyond_the_funnel_is_a_rate_beyond_the_limits() -> None:
    rows = [(count, people) for people in (900, 2500, 6000) for count in range(0, 300)]
    found = funnel.with_funnel(frame(rows, 40.0))
    rate = found["rate_per_1000"]
    far = (rate > found["funnel_upper_998"]) | (rate < found["funnel_lower_998"])
    out = (rate > found["funnel_upper_95"]) | (rate < found["funnel_lower_95"])
    assert far.eq(found["place"].isin([funnel.ABOVE_998, funnel.BELOW_998])).all()
    assert out.eq(found["place"] != funnel.INSIDE).all()


def test_a_ward_without_residents_has_no_place() -> None:
    found = funnel.with_funnel(
        frame([(5, 1000), (3, 1000)], 4.0).assign(rate_per_1000=[5.0, np.nan])
    )
    assert found["place"].isna().tolist() == [False, True]
    assert found.filter(like="funnel_").iloc[1].isna().all()


def test_a_place_is_told_where_it_is_the_same_at_all_bounds() -> None:
    # Three wards of 1,000: 30, 30 and 60 where 40 are expected; 60 is above (exact 95% from 45.8).
    wards = frame([(30, 1000), (30, 1000), (60, 1000)], 40.0).assign(complete=True)
    assert funnel.with_funnel(wards)["place"].tolist() == [funnel.INSIDE, funnel.INSIDE, ABOVE]
    # With 40 rows the first would be as high as 70 per 1,000, and the district at 53.3 have the
    # third within chance (its interval begins at 45.8).
    some = funnel.with_funnel(wards.assign(doubt=[40, 0, 0]))
    assert some["place"].tolist() == [UNTOLD, UNTOLD, UNTOLD]
    few = funnel.with_funnel(wards.assign(doubt=[4, 0, 0]))
    assert few["place"].tolist() == [funnel.INSIDE, funnel.INSIDE, ABOVE]


ABOVE, UNTOLD = funnel.ABOVE_95, "cannot tell"
