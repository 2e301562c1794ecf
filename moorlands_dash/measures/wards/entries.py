"""Measures of wards in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import (
    EXACT_RULE,
    FINGERTIPS,
    POINT_RULE,
    POPULATION_SOURCE,
    RATE_TEST,
    TOGETHER_REFERENCE,
    USUAL_METHOD,
    USUAL_REFERENCE,
    Measure,
)

_MY_WARD_METHOD = (
    f"{USUAL_METHOD} Each theme is judged as if it alone had been asked about. Each rate is asked "
    "about by itself, against the rest of the district and against wards like it, at 5%."
)
_WARDS_TOGETHER = (
    "The wards are looked at together under Benjamini and Hochberg's false-discovery control at 5%."
)
_RATE_METHOD = (
    "95% intervals by Byar's method, exact Poisson below 10 incidents. A ward is higher or lower "
    f"than the rest of the district. {RATE_TEST} All wards are looked at together under Benjamini "
    "and Hochberg's false-discovery control at 5%."
)
_DISTRICT_RULE = (
    "A file of a partner of the district is the district's own; of road collisions, the "
    "Department for Transport's district code tells."
)

ENTRIES = (
    Measure(
        key="count",
        title="Incidents",
        unit="{counted} in the period",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="none: a count",
        better="lower, except that more reports may also mean more trust in the police",
        source="{sources}",
        caveat="A busy ward, such as a town centre, has more incidents than its residents explain.",
        method=f"{POINT_RULE} A crime published twice is counted once, in its first month. "
        "Months without a file are missing, not zero.",
        reference="data.police.uk, About the data",
        partner_method=f"{EXACT_RULE} Months without a file are missing, not zero.",
    ),
    Measure(
        key="rate",
        title="Incidents per 1,000 residents",
        unit="{counted} per 1,000 residents over the period",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="Rates on few incidents jump about; visitors are in the incidents but not in the "
        "residents.",
        method=f"{_RATE_METHOD} {POINT_RULE}",
        reference=f"{FINGERTIPS}; Breslow and Day (1987); Przyborowski and Wilenski (1940), "
        "Biometrika 31; Benjamini and Hochberg (1995), JRSS B 57",
        partner_method=f"{_RATE_METHOD} {EXACT_RULE}",
    ),
    Measure(
        key="two_denominators",
        title="One count by two denominators",
        unit="{counted} per 1,000 residents, and per homes, vehicles, people or kilometres of road",
        numerator="{counted} in the period",
        denominator="residents; households, vehicles, people at work or by day, or kilometres of "
        "road, each by its name",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}; the denominators' file",
        caveat="The two rates are of different things and can't be set beside each other: what "
        "can is how each stands to that of the other areas.",
        method=f"{RATE_TEST} Each area is set against the rest of those shown, once by residents "
        "and once by the other denominator. All areas are looked at together under Benjamini and "
        "Hochberg's false-discovery control at 5%. One year of the denominator holds for all "
        "areas where there is one.",
        reference=f"{FINGERTIPS}; Harries (1981), Alternative denominators in conventional crime "
        "rates",
    ),
    Measure(
        key="change",
        title="Change against usual",
        unit="{counted} in the period, and in the same months before",
        numerator="{counted} of the chosen category in the period",
        denominator="{counted} in the same months a year before",
        better="fewer",
        source="{sources}",
        caveat="The test takes incidents as independent; a burst by one offender makes a change "
        "look surer than it is. The difference is from the year before alone.",
        method=f"{USUAL_METHOD} {_WARDS_TOGETHER}",
        reference=TOGETHER_REFERENCE,
    ),
    Measure(
        key="district_months",
        title="Incidents in the district, month by month",
        unit="{counted} in the month",
        numerator="{counted} whose LSOA name is the district's",
        denominator="none: a count",
        better="lower",
        source="{sources}",
        caveat="Rows without a location are the whole force's and can't be given to a district.",
        method="By the district that stands in the LSOA name. Months without a file are missing, "
        "not zero.",
        reference="data.police.uk, About the data",
        partner_method=f"{_DISTRICT_RULE} Months without a file are missing, not zero.",
        partner_caveat="Rows without a place are in the district's count and in no ward's.",
    ),
    Measure(
        key="my_ward",
        title="A ward's themes",
        unit="{counted} in the period and in the same months a year before; per 1,000 residents",
        numerator="{counted} of the theme with a location in the ward",
        denominator="residents of the ward, for the rates",
        better="fewer, except that more reports may also mean more trust in the police",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="Where only one year before is loaded it alone is what is called usual. If it was "
        "out of the ordinary, a return to the ordinary looks like a change.",
        method=f"{_MY_WARD_METHOD} {POINT_RULE}",
        reference=TOGETHER_REFERENCE,
        partner_method=f"{_MY_WARD_METHOD} {EXACT_RULE}",
    ),
    Measure(
        key="usual_months",
        title="A ward's months and what is usual for them",
        unit="{counted} in the month",
        numerator="{counted} of the theme with a location in the ward",
        denominator="none: a count",
        better="lower",
        source="{sources}",
        caveat="Chance alone takes some months beyond their usual range; how many is said beside "
        "it.",
        method="The usual range of a month leaves out at most 2.5% at either end, as it would be "
        "if nothing had changed since the years before the latest one, up to three. Their mean "
        "year is spread over the months as in all wards together. The spread is Poisson's or, "
        "where the ward's months varied more, the negative binomial's; with one year before it is "
        "that of all wards' months. How many months chance takes beyond is worked out for the "
        "very ranges: counts are whole, which makes it fewer where they are small, and level and "
        "spread are estimates, which makes it more. Months without a file are missing, not zero.",
        reference="McCullagh and Nelder (1989), Generalized Linear Models, on over-dispersion",
    ),
    Measure(
        key="all_wards",
        title="Every ward",
        unit="{counted} in the period and in the same months a year before; per 1,000 residents",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward, for the rates",
        better="fewer",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="A ward with few residents has a wide interval and may take almost any place.",
        method=f"{USUAL_METHOD} The wards are tested together under Benjamini and Hochberg's "
        "false-discovery control at 5%, their changes and their rates each. Places: as for the "
        "ranks.",
        reference=f"{USUAL_REFERENCE}; Benjamini and Hochberg (1995), JRSS B 57; "
        "Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91",
    ),
    Measure(
        key="compare_wards",
        title="Wards beside each other",
        unit="{counted} in the period and in the same months a year before; per 1,000 residents",
        numerator="{counted} of the theme with a location in the ward",
        denominator="residents of the ward",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="Two wards chosen because they look far apart will often lie nearer each other a "
        "year later.",
        method="Rates with 95% intervals (Byar's, exact Poisson below 10). One ward is clearly "
        f"above another at 5% over all pairs together (Bonferroni). {RATE_TEST} Changes as "
        "for one ward's themes.",
        reference=f"{FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31",
    ),
    Measure(
        key="rolling_rate",
        title="The year up to each month",
        unit="{counted} per 1,000 residents in the twelve months that end with the month",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward, of one year for all months",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="Each point shares eleven months with the next, so the line is smooth.",
        method="Sum of twelve months over residents, 95% intervals by Byar's method. Where one of "
        "the twelve months is missing there is no figure.",
        reference=FINGERTIPS,
    ),
    Measure(
        key="ranks",
        title="Where a ward may rank",
        unit="place among the wards, 1 for the highest rate",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward",
        better="none: a place says nothing about how large the differences are",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="In any ranking somebody is first and last, even where all are alike: then the "
        "places given are nearly all that there are.",
        method=f"Each ward is tested against every other, with any false one among a ward's "
        f"comparisons rarer than 5% (Bonferroni). {RATE_TEST} Its place comes after as many as "
        "are clearly higher and before as many as are clearly lower, so that it holds the true one "
        "at least 95 times in 100.",
        reference="Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91; "
        "Przyborowski and Wilenski (1940), Biometrika 31",
    ),
    Measure(
        key="funnel",
        title="Rates by residents, and what chance explains",
        unit="{counted} per 1,000 residents over the period",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="The limits allow for chance alone, not for what makes wards differ, such as shops "
        "and visitors.",
        method="Limits of 95% and 99.8% about the rate of all wards together, from exact Poisson "
        "limits, as PHEindicatormethods draws them: the fewer residents, the wider. Beside it "
        "stands whether the rate is higher or lower than that of the rest of the district. "
        + RATE_TEST,
        reference="Spiegelhalter (2005), Statistics in Medicine 24; PHEindicatormethods",
    ),
    Measure(
        key="smoothed",
        title="Rates as counted and smoothed",
        unit="{counted} per 1,000 residents over the period",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="Smoothing draws a ward that truly differs towards the others too.",
        method="Empirical Bayes. True rates are taken as gamma distributed, with the mean and "
        "variance that the wards show beyond chance, and beyond how much their months vary. Each "
        "ward's rate is drawn towards the mean by as much as its own count leaves open. Interval: "
        "the middle 95% of what it may be.",
        reference="Marshall (1991), Applied Statistics 40; the same as esda.smoothing",
    ),
    Measure(
        key="peers",
        title="Wards like a ward",
        unit="{counted} per 1,000 residents over the period",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="residents of the ward",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}; the ward outlines' areas",
        caveat="Wards alike in size, density and place may still differ in what draws people.",
        method="The five wards that lie nearest by three differences, each divided by its spread "
        "(Euclidean distance). They are the logarithm of residents, the logarithm of residents per "
        "square kilometre, and how far apart both wards are on the ground. Their rate is that of "
        f"all together. {RATE_TEST} A ward is asked about by itself, at 5%.",
        reference="Nearest statistical neighbours, as used for councils and police areas",
    ),
    Measure(
        key="ward_places",
        title="Where in a ward",
        unit="{counted} in the period at the point",
        numerator="{counted} of the chosen category published at the point",
        denominator="none: a count",
        better="lower",
        source="{sources}",
        caveat="The police move each incident to one of a fixed set of points, such as the middle "
        "of a street: a point is a neighbourhood, never an address.",
        method="Incidents with a location in the ward, by the point and name that are published.",
        reference="data.police.uk, About the data, on location anonymisation",
    ),
    Measure(
        key="place_names",
        title="Names of places",
        unit="{counted} of all months at places of that name",
        numerator="{counted} published at a place of that name",
        denominator="none: a count",
        better="none: a list",
        source="{sources}; ward outlines; the places of the settings; place names that are loaded",
        caveat="Many streets share a name, and “Supermarket” is a name too: where it is not plain "
        "which is meant, it is asked.",
        method="Wards by their own names. Villages, parishes, streets, postcodes and landmarks of "
        "the lists loaded, and the settings' towns, by the ward whose outline holds their point. "
        "Location names of the street extracts by the wards of their incidents. A village's own "
        "name is never a street's. A name that only holds what was typed is offered, never taken: "
        "a street called after a village may lie elsewhere.",
        reference="This program's settings and snapshot",
    ),
)
