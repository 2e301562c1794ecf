"""Both totals of the district: as it is counted itself, and as its wards add up."""

from __future__ import annotations

from moorlands_dash import vocabulary
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.measures.rates import PER
from moorlands_dash.tables.doubt import rows_in
from moorlands_dash.tables.months import district_months, outside_wards, ward_months
from moorlands_dash.tables.populations import residents, residents_alike
from moorlands_dash.tables.request import Request
from moorlands_dash.words.totals import Totals, look_apart, two_totals


def totals_of(request: Request, covered: Coverage) -> Totals:
    """Return both totals of what is counted, over the months that are loaded."""
    snapshot, period, keys = request.snapshot, covered.period, request.categories
    return Totals(
        district=int(district_months(request).counts(keys, list(period)).sum()),
        wards=ward_months(snapshot).total(keys, period),
        outside=outside_wards(snapshot, keys, period),
        nowhere=snapshot.placed(period, keys).get("", 0) if _partners(request) else 0,
        doubted=rows_in(request, covered.months()) != 0,
    )


def _partners(request: Request) -> bool:
    return not set(request.categories) <= set(vocabulary.POLICE)


def total_words(
    request: Request, covered: Coverage | None = None, *, rates: bool = False
) -> list[str]:
    """Return why the wards and the district don't add up alike; nothing where they do.

    With `rates` it is said only where their rates look different too.
    """
    covered = covered or request.covered
    if covered is None or request.wards.empty or not covered.loaded:
        return []
    found = totals_of(request, covered)
    both = _rates(request, covered, found)
    said = two_totals(request.settings.district.name, request.unit, found, both)
    return [said] if said and (look_apart(both) or not rates) else []


def _rates(request: Request, covered: Coverage, totals: Totals) -> tuple[float, float] | None:
    """Return the rate of all wards together and that of the district, as the pages give them."""
    if not covered.complete or totals.district == totals.wards:
        return None
    district, end = request.settings.district, covered.period.end
    codes = list(request.settings.districts.values())
    wards = residents(request, request.wards["area_code"], end)["population"]
    shared = residents_alike(request, [*codes, request.settings.force.code], end)
    ours = shared.loc[shared["area_code"] == district.code, "population"]
    people = wards.sum(), ours.sum()
    if wards.isna().any() or not all(people):
        return None
    return totals.wards / people[0] * PER, totals.district / people[1] * PER
