"""Measures of what changes over time in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import TOGETHER_REFERENCE, USUAL_METHOD, Measure

ENTRIES = (
    Measure(
        key="control_chart",
        title="Control chart",
        unit="{counted} in the month, quarter or half year",
        numerator="{counted} of the chosen category, in the district by LSOA name, in a ward by "
        "the point published",
        denominator="none: a count",
        better="lower, except for drugs and weapons, which rise with what the police look for",
        source="{sources}",
        caveat="Where chance alone is at work, the four rules still mark points on up to 3 charts "
        "of 10 that show three years of months: a special point is a question to ask, not its "
        "answer.",
        method="The NHS's rules: a point beyond a limit; seven in a row on one side of the mean; "
        "seven rising or falling; two of three near a limit. Limits are the mean and 2.66 mean "
        "moving ranges either side; where the mean is under 10 exact Poisson ones, beyond which a "
        "point has a chance of at most 0.00135 each side. A missing month is a break. Limits begin "
        "anew only where somebody gave a reason.",
        reference="NHS England, Making Data Count; NHSRplotthedots; Wheeler (1993), Understanding "
        "Variation",
    ),
    Measure(
        key="what_changed",
        title="What changed",
        unit="{counted} in the latest month, or the latest three",
        numerator="{counted} of the category with a location in the ward",
        denominator="none: a count",
        better="fewer, except that more reports may also mean more trust in the police",
        source="{sources}",
        caveat="New against the ward's own two years only: what always was high, or rose long ago, "
        "isn't listed.",
        method="Conditional binomial test (mid-P) of the latest months against the two years "
        "before. It goes by the category's season and allows for how much such counts vary in all "
        "wards. The tests of each source together are under Benjamini and Hochberg's "
        "false-discovery control at 5%. An early sign has a p-value under 0.01 by itself.",
        reference="Przyborowski and Wilenski (1940), Biometrika 31; Lancaster (1961), JASA 56; "
        "Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="year_on_year",
        title="The same months, a year apart",
        unit="{counted} in the period, and in the same months a year before",
        numerator="{counted} of the chosen category in the chosen place",
        denominator="{counted} in the same months a year before",
        better="fewer, except that more reports may also mean more trust in the police",
        source="{sources}",
        caveat="The test takes incidents as independent; a burst by one offender makes a change "
        "look surer than it is.",
        method=f"{USUAL_METHOD} All periods shown are looked at together, under Benjamini and "
        "Hochberg's false-discovery control at 5%. 95% intervals of a count by Byar's method, "
        "exact below 10.",
        reference=TOGETHER_REFERENCE,
    ),
    Measure(
        key="season",
        title="The months of the year",
        unit="share of a usual month, 1 being usual",
        numerator="{counted} of the calendar month, over whole years",
        denominator="the level of the twelve months around it",
        better="neither",
        source="{sources}",
        caveat="What a few years had by chance looks like a season; indices are drawn towards 1 "
        "for that.",
        method="Ratio to the centred twelve-month mean, shrunk by empirical Bayes. An F test of "
        "the months' sums against their days says whether there is a season at all. It allows for "
        "months that vary from year to year.",
        reference="Kendall, Stuart and Ord, The Advanced Theory of Statistics, volume 3; McCullagh "
        "and Nelder (1989), Generalized Linear Models",
    ),
    Measure(
        key="week_hours",
        title="The hours of the week",
        unit="{counted}, or parts of them, in an hour of the week",
        numerator="{counted} of the chosen category in the chosen place whose time is known",
        denominator="none: a count",
        better="neither",
        source="Extracts with times, from the partners",
        caveat="When an incident was found is often all that is known; the police publish only the "
        "month.",
        method="Aoristic: an incident of which only a span is known gives each hour of it an equal "
        "part; spans over a week are left out.",
        reference="Ratcliffe (2002), Journal of Quantitative Criminology 18",
    ),
    Measure(
        key="outcomes",
        title="What became of the crimes",
        unit="share of crimes that are old enough to say",
        numerator="crimes whose newest published outcome is of the kind",
        denominator="all crimes of the months, as far as their archive goes so many months beyond "
        "them as the settings say",
        better="more charged or dealt with out of court",
        source="{sources}",
        caveat="A charge is no conviction: courts' results are hardly published any more. Outcomes "
        "still change after the months given, so a rise within them is no proof of a final one.",
        method="Each outcome that data.police.uk has published is of one of eight kinds; of a "
        "crime that was published again the newest counts. Wilson's 95% intervals. A share is set "
        "against the same months a year before only where every crime of both is old enough. The "
        "test is the score test of two shares. All rows are looked at together. That is under "
        "Benjamini and Hochberg's false-discovery control at 5%.",
        reference="data.police.uk, Outcomes for a specific crime; Wilson (1927), JASA 22; "
        "Agresti and Caffo (2000), The American Statistician 54",
    ),
    Measure(
        key="outcomes_wards",
        title="What became of the crimes, by ward",
        unit="share of crimes that are old enough to say",
        numerator="crimes that led to a charge, a summons or a disposal out of court",
        denominator="crimes with a location in the ward that are old enough to say",
        better="more",
        source="{sources}",
        caveat="Most of the difference between wards is one of what is stolen or done there: the "
        "column “Expected” says what the ward's mix of offences leads to expect.",
        method="Mantel and Haenszel's test of each ward against all others, offence by offence. "
        "All wards are looked at together. That is under Benjamini and Hochberg's false-discovery "
        "control at 5%. Under 30 crimes are too few to say. Wilson's 95% intervals of the share.",
        reference="Mantel and Haenszel (1959), Journal of the National Cancer Institute 22",
    ),
)
