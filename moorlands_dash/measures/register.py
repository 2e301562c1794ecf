"""The register of measures: what each figure counts, how, from what, and with which caveat.

Pages, captions, exports and the methods read it; adding a measure is adding a row.
"""

from __future__ import annotations

from dataclasses import dataclass

STREET_SOURCE = "Street-level extracts as published on data.police.uk"
POPULATION_SOURCE = "residents as the populations file states"
RECORDED_SOURCE = (
    "Police recorded crime by community safety partnership, as published by the Home Office"
)

_POINT_RULE = (
    "A place's ward is the one whose outline holds the point that the police publish, which is "
    "moved to a nearby anonymous point."
)
_FINGERTIPS = "Office for Health Improvement and Disparities, Fingertips technical guide"


@dataclass(frozen=True)
class Measure:
    """One figure that the program shows."""

    key: str
    title: str
    unit: str
    numerator: str
    denominator: str
    better: str
    source: str
    caveat: str
    method: str
    reference: str


_MEASURES = (
    Measure(
        key="count",
        title="Incidents",
        unit="incidents in the period",
        numerator="incidents of the chosen category with a location in the ward",
        denominator="none: a count",
        better="lower, except that more reports may also mean more trust in the police",
        source=STREET_SOURCE,
        caveat="A busy ward, such as a town centre, has more incidents than its residents explain.",
        method=f"{_POINT_RULE} A crime published twice is counted once, in its first month. "
        "Months without a file are missing, not zero.",
        reference="data.police.uk, About the data",
    ),
    Measure(
        key="rate",
        title="Incidents per 1,000 residents",
        unit="incidents per 1,000 residents over the period",
        numerator="incidents of the chosen category with a location in the ward",
        denominator="residents of the ward",
        better="lower",
        source=f"{STREET_SOURCE}; {POPULATION_SOURCE}",
        caveat="Rates on few incidents jump about; visitors are in the incidents but not in the "
        "residents.",
        method="95% intervals by Byar's method, exact Poisson below 10 incidents. A ward is higher "
        "or lower only where its whole interval lies beyond the rate of all wards together. "
        + _POINT_RULE,
        reference=f"{_FINGERTIPS}; Breslow and Day (1987)",
    ),
    Measure(
        key="change",
        title="Change on the year before",
        unit="incidents in the period, and in the same months before",
        numerator="incidents of the chosen category in the period",
        denominator="incidents in the same months a year before",
        better="fewer",
        source=STREET_SOURCE,
        caveat="The test takes incidents as independent; a burst by one offender makes a change "
        "look surer than it is. Of 20 wards where nothing changed, one would be marked by chance.",
        method="Exact two-sided binomial test of both counts; a change is clear where chance would "
        "give one as large less than 5 times in 100.",
        reference="Przyborowski and Wilenski (1940), Biometrika 31",
    ),
    Measure(
        key="district_months",
        title="Incidents in the district, month by month",
        unit="incidents in the month",
        numerator="incidents whose LSOA name is the district's",
        denominator="none: a count",
        better="lower",
        source=STREET_SOURCE,
        caveat="Rows without a location are the whole force's and can't be given to a district.",
        method="By the district that stands in the LSOA name. Months without a file are missing, "
        "not zero.",
        reference="data.police.uk, About the data",
    ),
    Measure(
        key="comparison_street",
        title="The district against others of its force, street-level",
        unit="incidents per 1,000 residents over the period",
        numerator="incidents located in the district, by LSOA name",
        denominator="residents of the district, the same year for all where there is one",
        better="lower",
        source=f"{STREET_SOURCE}; {POPULATION_SOURCE}",
        caveat="Street-level counts hold anti-social behaviour and are not official recorded "
        "crime: don't set them beside it.",
        method="Ratio of both rates with the exact conditional 95% interval; lower or higher only "
        "where the whole interval is. All districts, ours too, by LSOA name; the force is the sum "
        "of its districts and ours is part of it, which pulls the ratio a little towards 1.",
        reference=f"{_FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31",
    ),
    Measure(
        key="comparison_recorded",
        title="The district against its force and the country, official recorded crime",
        unit="offences per 1,000 residents over the period",
        numerator="offences recorded by the police, without fraud",
        denominator="residents, the same year for all where there is one",
        better="lower",
        source=f"{RECORDED_SOURCE}; {POPULATION_SOURCE}",
        caveat="Anti-social behaviour is not a recorded crime; recording practice differs between "
        "forces and over the years. Not to be set beside street-level counts.",
        method="Ratio of both rates with the exact conditional 95% interval; lower or higher only "
        "where the whole interval is. The country is the sum of the forces that reported; if one "
        "did not, nothing can be told. The district is part of its force and of the country, which "
        "pulls the ratio a little towards 1. Offences that a force gave to no district "
        "(Unassigned) count in the force and the country.",
        reference=f"{_FINGERTIPS}; Home Office, User guide to crime statistics",
    ),
    Measure(
        key="gap",
        title="The gap to others, year by year",
        unit="incidents or offences per 1,000 residents in 12 months",
        numerator="the other area's rate less the district's",
        denominator="none: a difference of rates",
        better="higher: the others' rate stands above ours",
        source=f"{RECORDED_SOURCE}; {STREET_SOURCE}; {POPULATION_SOURCE}",
        caveat="Populations before 2021 are estimates made before the 2021 Census and not rebased "
        "on it: part of a step between such years is in the populations.",
        method="The same months of each year; a year with a month or a force missing has no rate.",
        reference="Office for National Statistics, Crime in England and Wales, methods",
    ),
    Measure(
        key="reduce",
        title="Target: reduce incidents",
        unit="incidents since the target's year began",
        numerator="incidents of the target's category and area",
        denominator="none: a count",
        better="lower",
        source=f"{STREET_SOURCE}; targets as the partnership set them",
        caveat="The straight line takes no account of seasons: read it beside the milestone.",
        method="Milestones share the target out over the months as up to three earlier whole years "
        "did. Ahead or behind only where the count lies beyond the usual ups and downs around "
        "the milestone: the 95% range of Poisson's distribution, widened by as much as earlier "
        "years varied more than that.",
        reference="McCullagh and Nelder (1989), Generalized Linear Models, on over-dispersion",
    ),
    Measure(
        key="no_worse",
        title="Target: no worse than before",
        unit="incidents since the target's year began",
        numerator="incidents of the target's category and area",
        denominator="none: a count",
        better="lower",
        source=f"{STREET_SOURCE}; targets as the partnership set them",
        caveat="On few incidents hardly any change can be shown: “not shown” is not “held”.",
        method="Held where the count's whole 95% interval (Byar's, exact Poisson below 10) lies up "
        "to the ceiling, which is the baseline and a margin; worse where it lies above the "
        "baseline; else neither is shown. A year that is over is met up to the ceiling.",
        reference=f"{_FINGERTIPS}; non-inferiority margin as set by the partnership",
    ),
    Measure(
        key="survey",
        title="Target: what residents say",
        unit="share of the people asked",
        numerator="people who said so",
        denominator="people asked",
        better="as the target says",
        source="Survey answers as the partners send them; targets as the partnership set them",
        caveat="A survey asks a sample: a small difference between waves may be nothing.",
        method="95% intervals by Wilson's method, widened by the design effect in the settings. "
        "Beyond or short of the target only where the whole interval is.",
        reference=f"{_FINGERTIPS}; Wilson (1927), JASA 22",
    ),
    Measure(
        key="loaded",
        title="What is loaded",
        unit="rows",
        numerator="rows of the files given",
        denominator="none: a count",
        better="complete",
        source="The manifest of the published snapshot",
        caveat="A file may be whole and still lack what its sender left out.",
        method="Rows in = rows loaded + rows superseded by a later file + rows not accepted.",
        reference="This program's manifest",
    ),
)

MEASURES = {measure.key: measure for measure in _MEASURES}
