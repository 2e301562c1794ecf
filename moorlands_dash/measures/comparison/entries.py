"""Measures of our district and others in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import (
    FINGERTIPS,
    POPULATION_SOURCE,
    RECORDED_SOURCE,
    TOGETHER_REFERENCE,
    USUAL_METHOD,
    USUAL_REFERENCE,
    Measure,
)

_RATIO_METHOD = (
    "Ratio of both rates with the exact conditional 95% interval of each by itself. Lower or "
    "higher are told by its test, in which counts weigh less where months, or quarters, varied "
    "more than Poisson's distribution. All areas and groups shown are looked at together under "
    "Benjamini and Hochberg's false-discovery control at 5%."
)
_PART_OF_FORCE = (
    "the force is the sum of its districts, ours among them, and is tested without ours."
)

ENTRIES = (
    Measure(
        key="district_change",
        title="The district against the same months a year before",
        unit="{counted} in the period, and in the same months a year before",
        numerator="{counted} whose LSOA name is the district's, in the period",
        denominator="{counted} in the same months a year before",
        better="fewer, except that more reports may also mean more trust in the police",
        source="{sources}",
        caveat="Rows without a location are in neither count: where fewer of them lack one than a "
        "year before, part of a rise is that.",
        method=f"{USUAL_METHOD} All incidents and all crime are each judged alone. The categories "
        "of one source are looked at together. That is under Benjamini and Hochberg's "
        "false-discovery control at 5%.",
        reference=TOGETHER_REFERENCE,
    ),
    Measure(
        key="comparison_street",
        title="The district against others of its force, street-level",
        unit="{counted} per 1,000 residents over the period",
        numerator="{counted} located in the district, by LSOA name",
        denominator="residents of the district, the same year for all where there is one",
        better="lower",
        source=f"{{sources}}; {POPULATION_SOURCE}",
        caveat="Street-level counts hold anti-social behaviour and are not official recorded "
        "crime: don't set them beside it.",
        method=f"{_RATIO_METHOD} All districts, ours too, by LSOA name; {_PART_OF_FORCE}",
        reference=f"{FINGERTIPS}; {USUAL_REFERENCE}",
        partner_method=f"{_RATIO_METHOD} Districts are as the Department for Transport codes them; "
        f"{_PART_OF_FORCE}",
        partner_caveat="Roads that carry others' traffic have collisions that residents alone "
        "don't explain.",
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
        method=f"{_RATIO_METHOD} The country is the sum of the forces that reported; if one "
        "did not, nothing can be told. The district is part of its force and of the country, "
        "which are tested without it. Offences that a force gave to no district (Unassigned) "
        "count in the force and the country.",
        reference=f"{FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31; Benjamini and "
        "Hochberg (1995), JRSS B 57; Home Office, User guide to crime statistics",
    ),
    Measure(
        key="comparison_partnerships",
        title="The district among other partnerships, official recorded crime",
        unit="offences per 1,000 residents over the period",
        numerator="offences recorded by the police in the partnership's area, without fraud",
        denominator="its residents, the same year for all where there is one",
        better="lower",
        source=f"{RECORDED_SOURCE}; {POPULATION_SOURCE}",
        caveat="Anti-social behaviour is not a recorded crime; recording practice differs between "
        "forces and over the years. Offences given to no district (Unassigned) count in none.",
        method=f"{_RATIO_METHOD} How much quarters vary is taken from ours, for all.",
        reference=f"{FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31; Benjamini and "
        "Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="comparison_similar",
        title="The district among those much like it, official recorded crime",
        unit="offences per 1,000 residents over the period",
        numerator="offences recorded by the police in the district, without fraud",
        denominator="its residents, the same year for all where there is one",
        better="lower",
        source=f"{RECORDED_SOURCE}; {POPULATION_SOURCE}; the settings' list of similar districts, "
        "or ONS's statistical nearest neighbours",
        caveat="Districts are alike in who lives there and how, not in what the police record. "
        "Those whose figures or residents aren't loaded are named and left out.",
        method=f"{_RATIO_METHOD} The funnel's middle is the rate of the similar districts "
        "together, without ours. Its limits are exact Poisson ones, as wide as our quarters vary "
        "beyond chance.",
        reference=f"{FINGERTIPS}; Spiegelhalter (2005), Statistics in Medicine 24; ONS, Clustering "
        "similar local authorities and statistical nearest neighbours in the UK",
    ),
    Measure(
        key="comparison_corners",
        title="Worse or better than others, worsening or improving",
        unit="offences per 1,000 residents over the period",
        numerator="offences recorded by the police in the district, without fraud",
        denominator="its residents, the same year for all where there is one",
        better="lower, and fewer than usual",
        source=f"{RECORDED_SOURCE}; {POPULATION_SOURCE}",
        caveat="A group that is clear on one of both alone stands in no corner: most do.",
        method=f"{_RATIO_METHOD} Ours is set against the similar districts together where three or "
        "more have figures, else against England and Wales. A change is judged by the same "
        f"quarters of the years before. {USUAL_METHOD} For each of both the groups are looked at "
        "together.",
        reference=f"{TOGETHER_REFERENCE}; Przyborowski and Wilenski (1940), Biometrika 31",
    ),
    Measure(
        key="gap",
        title="The gap to others, year by year",
        unit="{counted} or offences per 1,000 residents in 12 months",
        numerator="the other area's rate less the district's",
        denominator="none: a difference of rates",
        better="higher: the others' rate stands above ours",
        source=f"{RECORDED_SOURCE}; {{sources}}; {POPULATION_SOURCE}",
        caveat="Populations before 2021 were worked out before the 2021 Census and not mended by "
        "it. So part of a step between such years is in the populations.",
        method="The same months of each year; a year with a month or a force missing has no rate.",
        reference="Office for National Statistics, Crime in England and Wales, methods",
    ),
    Measure(
        key="standing_watch",
        title="Still well below the country?",
        unit="offences per 1,000 residents in 12 months",
        numerator="offences recorded by the police, of the kinds that the settings have watched: "
        "what the plan says is well below the country's",
        denominator="residents, the same year for all where there is one",
        better="a wider gap: the country's rate stands further above ours",
        source=f"{RECORDED_SOURCE}; {POPULATION_SOURCE}",
        caveat="Asked anew with each quarter's figures, it raises its hand by chance a little more "
        "often than 5 times in 100. How police forces record differs, most of all for violence.",
        method=f"{_RATIO_METHOD} The gap is the country's rate less ours; its interval is that of "
        "the ratio. A gap has narrowed where we have more offences in the latest year than the "
        "ratio of earlier years leads to expect, by more than chance. The year just before is left "
        "out, as a change that began in it would hide itself. The test is the conditional binomial "
        "one. Quarters that vary more than Poisson's weigh less. The kinds are looked at together. "
        "That is under Benjamini and Hochberg's false-discovery control at 5%.",
        reference=f"{FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31; Farrington et "
        "al. (1996), JRSS A 159",
    ),
)
