"""Both rates in words: each by its name, and where they part."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.denominators import NEITHER, RESIDENTS_ONLY
from moorlands_dash.words.denominators import both_sentence, own_sentence

ROW = {
    "ward_name": "Alton",
    "rate_per_1000": 20.0,
    "rate_by": 10.0,
    "per": "1,000 households",
    "denominator": "households",
    "times_residents": 2.0,
    "times_by": 1.0,
    "against_residents": "higher",
    "against_by": "similar",
    "reading": RESIDENTS_ONLY,
}


def test_an_area_that_stands_out_by_one_alone_is_named_so() -> None:
    assert both_sentence(pd.DataFrame([ROW]), "ward_name", "Burglary") == (
        "Burglary per 1,000 residents and per 1,000 households. Clearly higher by residents alone: "
        "Alton. They part most in Alton: 2.0 times that of all together by residents, 1.0 times by "
        "households."
    )


def test_where_nothing_parts_nothing_is_named() -> None:
    same = ROW | {"times_by": 1.9, "against_by": "higher", "reading": NEITHER}
    found = both_sentence(pd.DataFrame([same]), "ward_name", "Burglary")
    assert found.endswith("Neither tells an area clearly apart that the other doesn't.")


def test_one_areas_rates_are_never_mixed() -> None:
    assert own_sentence(pd.Series(ROW), "ward_name", "Burglary") == (
        "Burglary in Alton: 20.0 per 1,000 residents, clearly higher than the rest; 10.0 per 1,000 "
        "households, not clearly different from the rest."
    )
