"""Why the wards don't add up to the district, in one sentence wherever either total stands."""

from __future__ import annotations

from dataclasses import dataclass

from moorlands_dash.words.numbers import counted, decimal, listed, number


@dataclass(frozen=True)
class Totals:
    """Both totals of one thing over the same months, and what lies between them."""

    district: int
    """Counted as the district's: by LSOA name, or as its partners' files say."""
    wards: int
    """Counted in the wards of the map, by point or by the ward named."""
    outside: int = 0
    """The district's own whose point lies in no ward of the map."""
    nowhere: int = 0
    """The district's own without a point and without a ward."""
    doubted: bool = False
    """Whether rows are set aside that may belong to them, and that neither total holds."""

    @property
    def others(self) -> int:
        """Return how many lie in a ward that are not counted as the district's."""
        return self.wards - (self.district - self.outside - self.nowhere)


def look_apart(rates: tuple[float, float] | None) -> bool:
    """Tell whether two rates differ as they are written."""
    return rates is not None and decimal(rates[0]) != decimal(rates[1])


def beyond_wards(unit: str, on_map: int, beyond: int) -> str:
    """Return why a map of cells holds more than its wards; nothing where all lie in a ward.

    Of `on_map` that lie in a cell `beyond` lie outside the wards' outlines.
    """
    if not beyond:
        return ""
    lie = "lies" if beyond == 1 else "lie"
    return (
        f"Of {counted(on_map, unit)} in the map's cells {number(on_map - beyond)} lie in a ward; "
        f"{number(beyond)} {lie} beyond the wards' outlines, in a cell that reaches over them."
    )


def two_totals(
    place: str, unit: str, totals: Totals, rates: tuple[float, float] | None = None
) -> str:
    """Return why both totals differ, as a sentence; nothing where they are the same.

    `rates` are those of all wards together and of the district per 1,000 residents, said where
    they look different too; `unit` is the word for one of what is counted.
    """
    if totals.district == totals.wards:
        return ""
    parts = [
        f"{number(count)} {one if count == 1 else many}"
        for count, one, many in (
            (totals.outside, "lies in no ward of the map", "lie in no ward of the map"),
            (totals.nowhere, "has no place", "have no place"),
            (max(-totals.others, 0), "is in no ward's figures", "are in no ward's figures"),
        )
        if count
    ]
    own = listed(parts) or "all lie in a ward"
    others = ""
    if totals.others > 0:
        verb = "lies" if totals.others == 1 else "lie"
        others = f", and {number(totals.others)} counted elsewhere {verb} in one"
    said = f"the wards add up to {number(totals.wards)}"
    if rates is not None and look_apart(rates):
        said += f" ({decimal(rates[0])} per 1,000 residents, the district {decimal(rates[1])})"
    whole = counted(totals.district, unit)
    of = "Rows set aside apart, of" if totals.doubted else "Of"
    return f"{of} {whole} counted in {place} {own}{others}, so that {said}."
