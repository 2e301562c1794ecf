"""Rates of several wards together, as a town is, against the rest of the district."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.rates import with_rates
from moorlands_dash.measures.standing import SPREAD, side_of, standings
from moorlands_dash.ward_groups import ward_codes

SUMMED = ("count", "population", "complete", SPREAD, NOW)


def area_rates(wards: pd.DataFrame, areas: Sequence[str]) -> pd.DataFrame:
    """Return `area_code count population complete rate_per_1000 lower_95 upper_95` and a verdict.

    `wards` is the district's, as `rates.ward_rates` gives them under `ward_code`; `areas` are
    wards' codes, or several together. The verdict, `against_district`, is a ward's own among all
    wards; areas of several wards are looked at together, each against the rest of the district. An
    area with a ward that isn't known, or without residents, has no rate ("cannot tell").
    """
    known = wards.set_index("ward_code")
    frame = pd.DataFrame([_summed(known, ward_codes(area)) for area in areas], index=list(areas))
    frame = with_rates(frame.rename_axis("area_code").reset_index())
    rest = pd.DataFrame([_summed(known, _others(known, area)) for area in areas])
    told = frame["rate_per_1000"].notna().to_numpy()
    together = standings(side_of(frame, told), side_of(rest, told), adjusted_p_values)
    own = [known["against_district"].get(area) for area in areas]
    return frame.assign(
        against_district=[
            group if ward is None else ward for ward, group in zip(own, together, strict=True)
        ]
    )


def _others(wards: pd.DataFrame, area: str) -> list[str]:
    return [code for code in wards.index if code not in set(ward_codes(area))]


def _summed(wards: pd.DataFrame, codes: Sequence[str]) -> dict[str, object]:
    """Return the sums of some wards; their spread is the mean by residents."""
    if not codes or not set(codes) <= set(wards.index):
        return dict(zip(SUMMED, (np.nan, np.nan, False, 1.0, 0), strict=True))
    own = wards.loc[list(codes)]
    people = own["population"].sum(skipna=False)
    spread = own[SPREAD] if SPREAD in own else pd.Series(1.0, index=own.index)
    weighed = (spread * own["population"]).sum() / people if people else 1.0
    doubt = own[NOW].fillna(0).sum() if NOW in own else 0
    values = (own["count"].sum(skipna=False), people, bool(own["complete"].all()), weighed, doubt)
    return dict(zip(SUMMED, values, strict=True))
