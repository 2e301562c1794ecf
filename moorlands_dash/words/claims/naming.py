"""How the places of claims are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.ward_groups import named_parts, towns
from moorlands_dash.words.numbers import listed


@dataclass(frozen=True)
class Names:
    """How places are called."""

    wards: Mapping[str, str]
    """Code -> name."""
    district: str
    country: str
    elsewhere: tuple[str, ...] = ()
    """The districts that ours may be set against."""

    def areas(self) -> dict[str, str]:
        """Return each place that a claim may be about, besides the district: name -> area."""
        codes = {name: code for code, name in self.wards.items()}
        parts = {
            town: claims.together([codes[name] for name in codes if name.startswith(f"{town} ")])
            for town in sorted(towns(list(codes)))
        }
        own = {name: codes[name] for name in sorted(codes)}
        return {claims.EVERY: claims.EVERY} | parts | own

    def place(self, area: str | None) -> str:
        """Return a ward's name, a town's, or the district's."""
        if area == claims.EVERY:
            return claims.EVERY
        return self._of(claims.ward_codes(area)) if area else self.district

    def _of(self, codes: list[str]) -> str:
        """Return a ward's name, a town's, or those of several: "Leek and Cheadle West"."""
        return listed([name for name, _ in self._parts(codes)])

    def _parts(self, codes: list[str]) -> list[tuple[str, list[str]]]:
        """Return the towns that wards make up, each with its wards, and the other wards."""
        return named_parts(codes, self.wards)

    def versus(self, other: str | None) -> str:
        """Return what a claim sets a place against."""
        if other == claims.COUNTRY:
            return self.country
        if district := claims.other_district(other):
            return district
        return "the district as a whole" if other == claims.DISTRICT else self.place(other)

    def towns_of(self, claim: Claim) -> list[tuple[str, list[str]]]:
        """Return each town of a claim with the wards that it is taken as."""
        areas = [area for area in (claim.area, claim.versus) if area and "+" in area]
        parts = [part for area in areas for part in self._parts(claims.ward_codes(area))]
        return [(town, wards) for town, wards in parts if wards]

    def several(self, area: str | None) -> bool:
        """Tell whether an area is more than one named place."""
        if not area or area in (claims.EVERY, claims.DISTRICT, claims.COUNTRY):
            return False
        known = not claims.other_district(area)
        return known and len(self._parts(claims.ward_codes(area))) > 1
