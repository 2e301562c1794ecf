"""Every public source, in the order in which they are asked: what others need comes first."""

from __future__ import annotations

from moorlands_dash.districts import Area
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.sources import (
    around,
    census,
    collisions,
    fly_tipping,
    lookup,
    maps,
    open_names,
    outlines,
    place_names,
    populations,
    postcodes,
    recorded,
    similar,
    street,
)

SOURCES: tuple[Source, ...] = (
    street.SOURCE,
    lookup.SOURCE,
    outlines.WARDS,
    outlines.LSOAS,
    around.SOURCE,
    similar.SOURCE,
    populations.SOURCE,
    recorded.SOURCE,
    collisions.SOURCE,
    place_names.SOURCE,
    postcodes.SOURCE,
    fly_tipping.SOURCE,
    census.SOURCE,
    open_names.SOURCE,
    maps.OPEN_RIVERS,
    maps.OPEN_ROADS,
)

HOSTS = frozenset(host for source in SOURCES for host in source.hosts)
"""Every host that is ever asked."""


def of_area(area: Area) -> list[Source]:
    """Return the sources that have figures of an area."""
    return [source for source in SOURCES if source.applies(area)]
