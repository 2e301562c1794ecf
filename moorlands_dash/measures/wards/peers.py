"""Wards like a ward: of much the same size, as densely lived in, and not far away."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.measures.standing import SPREAD, Side, side_of, standing_ratio, standings

PEERS = 5
"""How many wards a ward is set beside."""

_EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""


def distances_km(longitude: Numbers, latitude: Numbers) -> Numbers:
    """Return the distance of each place from each other, in a straight line over the ground."""
    east, north = np.radians(longitude), np.radians(latitude)
    half = (
        np.sin((north[:, None] - north) / 2) ** 2
        + np.cos(north[:, None]) * np.cos(north) * np.sin((east[:, None] - east) / 2) ** 2
    )
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def likeness(wards: pd.DataFrame) -> pd.DataFrame:
    """Return each pair of wards with how unlike they are: the smaller, the more alike.

    `wards` has `ward_code population area_km2 longitude latitude`. Three differences count
    alike, each divided by its spread over all pairs: of the logarithm of residents, of the
    logarithm of residents per square kilometre, and the distance between both wards. The root of
    the sum of their squares is `unlike` (Euclidean distance of standardised figures, as nearest
    statistical neighbours are found). Wards of which a figure is missing have no pair.
    """
    usable = wards.dropna(subset=["population", "area_km2", "longitude", "latitude"])
    usable = usable[(usable["population"] > 0) & (usable["area_km2"] > 0)].reset_index(drop=True)
    people, ground = floats(usable["population"]), floats(usable["area_km2"])
    apart = distances_km(floats(usable["longitude"]), floats(usable["latitude"]))
    first, second = np.nonzero(~np.eye(len(usable), dtype=bool))
    gaps = {
        "residents": np.abs(np.subtract.outer(np.log(people), np.log(people)))[first, second],
        "density": np.abs(np.subtract.outer(*[np.log(people / ground)] * 2))[first, second],
        "km": apart[first, second],
    }
    squares = [(gap / (np.sqrt((gap**2).mean()) or 1.0)) ** 2 for gap in gaps.values() if len(gap)]
    codes = usable["ward_code"].to_numpy()
    return pd.DataFrame(
        {
            "ward_code": codes[first],
            "peer_code": codes[second],
            "km": gaps["km"],
            "unlike": np.sqrt(sum(squares)) if squares else np.array([], dtype=float),
        }
    )


def peers_of(wards: pd.DataFrame, *, most: int = PEERS) -> pd.DataFrame:
    """Return each ward's peers, the most alike first: the pairs of `likeness`, with `order`."""
    pairs = likeness(wards).sort_values(["ward_code", "unlike", "peer_code"], kind="stable")
    order = pairs.groupby("ward_code").cumcount() + 1
    return pairs.assign(order=order)[order <= most].reset_index(drop=True)


def against_peers(rates: pd.DataFrame, peers: pd.DataFrame) -> pd.DataFrame:
    """Return the rates with the peers' rate together, the ratio to it, and a verdict.

    `rates` has `ward_code count population rate_per_1000`, and may have the columns of spread and
    doubt of `standing`, by whose test each ward is judged by itself; "cannot tell" where it has no
    peers or a rate is missing.
    """
    ours, theirs = side_of(rates, rates["rate_per_1000"].notna()), _together(rates, peers)
    ratio, lower, upper = standing_ratio(ours, theirs)
    return rates.assign(
        peers_rate_per_1000=theirs.count / theirs.people * 1000,
        peers_ratio=ratio,
        peers_ratio_lower_95=lower,
        peers_ratio_upper_95=upper,
        against_peers=standings(ours, theirs),
    )


def _together(rates: pd.DataFrame, peers: pd.DataFrame) -> Side:
    """Return for each ward what its peers that have a rate are together."""
    known = rates.dropna(subset=["rate_per_1000"])
    side = side_of(known)
    figures = pd.DataFrame(
        {
            "peer_code": known["ward_code"].to_numpy(),
            "count": side.count,
            "population": side.people,
            SPREAD: side.spread * side.people,
            NOW: side.doubt,
        }
    )
    beside = peers.merge(figures, on="peer_code")
    names = ["count", "population", SPREAD, NOW]
    found = beside.groupby("ward_code")[names].sum().reindex(rates["ward_code"])
    return side_of(found.assign(**{SPREAD: found[SPREAD] / found["population"]}))
