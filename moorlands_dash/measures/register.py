"""The register of measures: what each figure counts, how, from what, and with which caveat.

Pages, captions, exports and the methods read it; adding a measure is adding a row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from moorlands_dash.sources import SOURCE_BY_KEY, STREET
from moorlands_dash.vocabulary import sources_of, units_of

POPULATION_SOURCE = "residents as the populations file states"
RECORDED_SOURCE = (
    "Police recorded crime by community safety partnership, as published by the Home Office"
)

_POINT_RULE = (
    "A place's ward is the one whose outline holds the point that the police publish, which is "
    "moved to a nearby anonymous point."
)
_EXACT_RULE = (
    "Of what partners beside the police send, the ward is the one whose outline holds the point "
    "sent, else the ward named."
)
_USUAL_METHOD = (
    "What is usual comes from the same months of up to five years before. The count is set against "
    "theirs by the conditional binomial test (mid-P), at 5%; against a single year it is the exact "
    "one. The test allows for months that scatter more than Poisson's, and for levels that wander "
    "from year to year. Both are moment estimates over all series of a kind, each drawn to its own "
    "as far as they differ by more than chance. They count as far as they are surely there."
)
_USUAL_REFERENCE = (
    "Przyborowski and Wilenski (1940), Biometrika 31; Lancaster (1961), JASA 56; Harvey and "
    "Fernandes (1989), Journal of Business and Economic Statistics 7; DerSimonian and Laird "
    "(1986), Controlled Clinical Trials 7"
)
_TOGETHER_REFERENCE = f"{_USUAL_REFERENCE}; Benjamini and Hochberg (1995), JRSS B 57"
_MY_WARD_METHOD = (
    f"{_USUAL_METHOD} Each theme is judged as if it alone had been asked about. Each rate is asked "
    "about by itself, against the rest of the district and against wards like it, at 5%."
)
_WARDS_TOGETHER = (
    "The wards are looked at together under Benjamini and Hochberg's false-discovery control at 5%."
)
_RATE_TEST = (
    "Two rates are told apart by the exact two-sided conditional test. Counts weigh less where "
    "months varied more than Poisson's distribution: by the ward's own dispersion, or that of all "
    "wards if it is more."
)
_RATE_METHOD = (
    "95% intervals by Byar's method, exact Poisson below 10 incidents. A ward is higher or lower "
    f"than the rest of the district. {_RATE_TEST} All wards are looked at together under Benjamini "
    "and Hochberg's false-discovery control at 5%."
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
_DISTRICT_RULE = (
    "A file of a partner of the district is the district's own; of road collisions, the "
    "Department for Transport's district code tells."
)
_FINGERTIPS = "Office for Health Improvement and Disparities, Fingertips technical guide"


@dataclass(frozen=True)
class Measure:
    """One figure that the program shows.

    Unit, numerator, denominator and source may have gaps: {counted}, which is what is counted
    ("incidents", "fires"), and {sources}, which are the names of where it comes from.
    """

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
    partner_method: str = ""
    """The method where only partners beside the police tell of what is counted, if another."""
    partner_caveat: str = ""
    """The same of the caveat."""

    def said(self, counted: str, sources: str) -> Measure:
        """Return the measure with its gaps filled; raise KeyError for a gap of another name."""
        gapped = ("unit", "numerator", "denominator", "source")
        texts = {name: getattr(self, name) for name in gapped}
        filled = {
            n: t.format_map({"counted": counted, "sources": sources}) for n, t in texts.items()
        }
        return replace(self, **filled)


_MEASURES = (
    Measure(
        key="count",
        title="Incidents",
        unit="{counted} in the period",
        numerator="{counted} of the chosen category with a location in the ward",
        denominator="none: a count",
        better="lower, except that more reports may also mean more trust in the police",
        source="{sources}",
        caveat="A busy ward, such as a town centre, has more incidents than its residents explain.",
        method=f"{_POINT_RULE} A crime published twice is counted once, in its first month. "
        "Months without a file are missing, not zero.",
        reference="data.police.uk, About the data",
        partner_method=f"{_EXACT_RULE} Months without a file are missing, not zero.",
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
        method=f"{_RATE_METHOD} {_POINT_RULE}",
        reference=f"{_FINGERTIPS}; Breslow and Day (1987); Przyborowski and Wilenski (1940), "
        "Biometrika 31; Benjamini and Hochberg (1995), JRSS B 57",
        partner_method=f"{_RATE_METHOD} {_EXACT_RULE}",
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
        method=f"{_USUAL_METHOD} {_WARDS_TOGETHER}",
        reference=_TOGETHER_REFERENCE,
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
        key="district_change",
        title="The district against the same months a year before",
        unit="{counted} in the period, and in the same months a year before",
        numerator="{counted} whose LSOA name is the district's, in the period",
        denominator="{counted} in the same months a year before",
        better="fewer, except that more reports may also mean more trust in the police",
        source="{sources}",
        caveat="Rows without a location are in neither count: where fewer of them lack one than a "
        "year before, part of a rise is that.",
        method=f"{_USUAL_METHOD} All incidents and all crime are each judged alone. The categories "
        "of one source are looked at together. That is under Benjamini and Hochberg's "
        "false-discovery control at 5%.",
        reference=_TOGETHER_REFERENCE,
    ),
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
        method=f"{_USUAL_METHOD} All periods shown are looked at together, under Benjamini and "
        "Hochberg's false-discovery control at 5%. 95% intervals of a count by Byar's method, "
        "exact below 10.",
        reference=_TOGETHER_REFERENCE,
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
        key="hotspot_hours",
        title="Days and hours of the incidents in hotspots",
        unit="{counted}, or parts of them, in four hours of the week",
        numerator="{counted} inside whose time is known",
        denominator="none: a count; tested against a week without busy and quiet hours",
        better="neither: it says when somebody might be there",
        source="{sources}",
        caveat="Some systems write 00:00 where the hour isn't known, and a report's time may be "
        "when something was found. A burst by one offender makes a part of the week look surer "
        "than it is.",
        method="Incidents of which only a span is known give each hour of it an equal part. Under "
        "20 with a known time nothing is said. Else many parts of the week are tried: four hours, "
        "eight hours and whole days, on one day, two days running, Monday to Friday or all days. "
        "The part least likely in an even week, by the binomial chance of so many, is named. That "
        "must hold after Bonferroni's correction over all that were tried.",
        reference="Ratcliffe (2002), Journal of Quantitative Criminology 18",
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
        reference=f"{_FINGERTIPS}; {_USUAL_REFERENCE}",
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
        reference=f"{_FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31; Benjamini and "
        "Hochberg (1995), JRSS B 57; Home Office, User guide to crime statistics",
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
        key="reduce",
        title="Target: reduce incidents",
        unit="{counted} since the target's year began",
        numerator="{counted} of the target's category and area",
        denominator="none: a count",
        better="lower",
        source="{sources}; targets as the partnership set them",
        caveat="The straight line takes no account of seasons: read it beside the milestone.",
        method="Milestones share the target out over the months as up to three earlier whole "
        "years did. They are whole: the most that the way allows. Ahead or behind only "
        "where the count lies beyond the usual ups and downs around the milestone. Those are the "
        "95% range of Poisson's distribution, made wider where earlier years varied more than "
        "that.",
        reference="McCullagh and Nelder (1989), Generalized Linear Models, on over-dispersion",
    ),
    Measure(
        key="no_worse",
        title="Target: no worse than before",
        unit="{counted} since the target's year began",
        numerator="{counted} of the target's category and area",
        denominator="none: a count",
        better="lower",
        source="{sources}; targets as the partnership set them",
        caveat="On few incidents hardly any change can be shown: “not shown” is not “held”.",
        method="Non-inferiority. The ceiling is the most whole incidents within the baseline and "
        "a margin; the target is met up to it, missed above. Beside that: held, the upper limit "
        "of the count's 95% interval lies under the ceiling; worse, the lower limit lies above the "
        "baseline; else neither is shown. The interval is Byar's, exact Poisson below 10, and "
        "wider where months vary more than chance.",
        reference=f"{_FINGERTIPS}; Piaggio et al. (2012), JAMA 308, on non-inferiority",
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
        "Beyond or short of the target only where the whole interval is. The chance that the true "
        "share is beyond the target is by the same score: 97.5% where the interval's limit meets "
        "it. Nothing is projected from one wave to the next.",
        reference=f"{_FINGERTIPS}; Wilson (1927), JASA 22",
    ),
    Measure(
        key="forecast",
        title="Where a target's count is likely to end",
        unit="{counted} since the target's year began",
        numerator="{counted} counted so far, and those forecast for the months left",
        denominator="none: a count",
        better="lower",
        source="{sources}; targets as the partnership set them",
        caveat="A forecast carries on what the months so far show: it knows nothing of what is "
        "planned, nor of a change in how incidents are recorded. It leans upwards by 0.5% a month, "
        "as the counts that it was set on rose in most years. Where counts fall for years, the "
        "chances are a little too low.",
        method="What is counted, and for the months left three things: a level that follows "
        "recent months, the season that earlier years show, and as much scatter as the series has "
        "had. The level falls back by 30% to that of the last 18 months. Level and season also "
        "follow the rest of the force, as far as they have done so before. A gamma-Poisson filter "
        "over a grid of these works it out. The bands hold what comes in 1 of 2, 8 of 10 and 19 of "
        "20 such years. It needs 24 months of history without a gap.",
        reference="Harvey and Fernandes (1989), Journal of Business and Economic Statistics 7; "
        "Gneiting and Raftery (2007), JASA 102",
    ),
    Measure(
        key="what_if",
        title="What if the months left bring more or fewer",
        unit="chance of meeting the target, from 0 to 1",
        numerator="likely outcomes within the target",
        denominator="all likely outcomes",
        better="higher",
        source="{sources}; targets as the partnership set them",
        caveat="It says what a change would do, not how to bring it about.",
        method="The forecast with the months left scaled by the change, what is counted as it is.",
        reference="Gneiting and Raftery (2007), JASA 102",
    ),
    Measure(
        key="track_record",
        title="How good forecasts of this series have been",
        unit="share of intervals that held what came; mean error in {counted} (CRPS)",
        numerator="forecasts of years that are over, made with what was known then",
        denominator="none: a score",
        better="intervals: 80% and 95%; error: lower",
        source="{sources}",
        caveat="One series has few years that are over: three right of three says little. The "
        "Methods page has the same for many series.",
        method="Each earlier year with 24 months of history before it is forecast with 3, 6 and 9 "
        "months known. That is set against what came, and so is the straight line (year to date x "
        "12 / months known). Error: continuous ranked probability score.",
        reference="Gneiting and Raftery (2007), JASA 102; rolling-origin evaluation: Tashman "
        "(2000), International Journal of Forecasting 16",
    ),
    Measure(
        key="backtest",
        title="How good the forecasts are",
        unit="share of intervals that held what came; mean error against others' (CRPS)",
        numerator="forecasts of years that are over, made with what was known then",
        denominator="none: a score",
        better="intervals: 80% and 95%; ratio of errors: under 1; Brier score: lower",
        source="The series of the data in use, and published series as named",
        caveat="Series of one place move together, so that figures from a few years are less sure "
        "than their number of forecasts suggests.",
        method="Rolling origin: each series of one incident a month or more, each whole year with "
        "24 months of history before it, with 3, 6 and 9 months known. Errors are continuous "
        "ranked probability scores, summed and set against those of four simple forecasts. Chances "
        "are of targets of 90% and 100% of the year before (Brier score; reliability by tenth of "
        "the chance, with Wilson's 95% interval).",
        reference="Gneiting and Raftery (2007), JASA 102; rolling-origin evaluation: Tashman "
        "(2000), International Journal of Forecasting 16; Brier (1950), Monthly Weather Review 78",
    ),
    Measure(
        key="annotations",
        title="Dated events",
        unit="events",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="Annotations as the partners send them",
        caveat="An event stands beside the figures; that it caused a change is not shown by that.",
        method="An event bears on a target where three things hold. It falls between the start of "
        "the target's baseline and the end of its period. It is in the target's area, or in one "
        "that holds it. It concerns what the target counts, or everything.",
        reference="docs/architecture.md, The Strategy Group's review",
    ),
    Measure(
        key="agenda",
        title="The agenda",
        unit="items; minutes",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="{sources}; targets, surveys and actions as the partners send them; "
        "decisions as they were recorded",
        caveat="The order is by need as the figures have it; the chair may have others.",
        method="First come decisions that are open, then exceptions in the order of the overview. "
        "What is late or missing in the delivery plan follows, then the watch list and what can't "
        "be told. The rest is for note. The meeting's minutes are shared out by weight: an "
        "exception counts four times as much as a target to watch.",
        reference="the partnership's plan: meet every three months to look at the targets",
    ),
    Measure(
        key="exception",
        title="Where an exception comes from",
        unit="{counted} since the target's period began",
        numerator="{counted} of the target's category in a ward, of a type, or at a place",
        denominator="what the milestones leave to it",
        better="fewer",
        source="{sources}",
        caveat="A place is the police's anonymous point nearby. That a part stands out does not "
        "say why.",
        method="The milestones of the months so far are shared out as the same months' incidents "
        "were in the latest earlier year. Each part is tested against its share by the exact "
        "two-sided conditional test of two Poisson counts. All parts of a kind are tested "
        "together, under Benjamini and Hochberg's false-discovery control at 5%. Similar months: "
        "earlier runs as long as the months so far whose change on the year before lay within half "
        "of the change now.",
        reference="Przyborowski and Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), "
        "JRSS B 57",
    ),
    Measure(
        key="decisions",
        title="Decisions, and what followed",
        unit="decisions",
        numerator="none: a list",
        denominator="none: a list",
        better="done",
        source="Decisions as they were recorded, each with the snapshot that was shown",
        caveat="What came after a decision need not have come of it.",
        method="Each entry is added to a file that only grows. What followed: the months after the "
        "meeting against the target's milestones, and its status then and now.",
        reference="docs/architecture.md, The Strategy Group's review",
    ),
    Measure(
        key="repeats",
        title="Places that repeat",
        unit="{counted} at the published place in the period",
        numerator="{counted} of one kind at one published place",
        denominator="none: a count",
        better="fewer",
        source="{sources}",
        caveat="A place with many incidents has some in every month by chance too: that it repeats "
        "says where work may last, not that it gets worse. Many real places share one published "
        "place.",
        method="Places with an incident of the same kind in each of the latest six months or more. "
        "Up to 12 months without a gap are looked at. The longest run comes first, then the most "
        "incidents.",
        reference="Sherman, Gartin and Buerger (1989), Criminology 27, on places that repeat",
    ),
    Measure(
        key="briefing",
        title="Fortnightly briefing",
        unit="items",
        numerator="none: a list",
        denominator="none: a list",
        better="fewer, and done",
        source="{sources}; files of partners; the delivery plan; tasks as recorded",
        caveat="The order is by need as the figures have it; those who meet know more.",
        method="Hotspots of each kind of incident with 30 or more in its latest 12 months. They "
        "are new or lasting as on the Hotspots page. Lasting ones come by how many times their "
        "share of the area they hold. What is new in the wards as on Trends, without what is "
        "snoozed. Then places that repeat, and actions overdue or stalled.",
        reference="the partnership's plan: a meeting every fortnight on where to act",
    ),
    Measure(
        key="briefing_tasks",
        title="Tasks of the briefings",
        unit="tasks",
        numerator="none: a list",
        denominator="none: a list",
        better="done",
        source="Tasks as they were recorded, each with the snapshot that was shown",
        caveat="What came after a task need not have come of it.",
        method="Each entry is added to a file that only grows. Late: neither done nor dropped, and "
        "due before the day of the snapshot.",
        reference="docs/architecture.md, The fortnightly briefing",
    ),
    Measure(
        key="meetings",
        title="Meetings",
        unit="meetings",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="Meetings as the partners send them",
        caveat="Past and to come are as at the day of the snapshot.",
        method="A list; the next one is the first on or after the day of the snapshot.",
        reference="the partnership's plan: meet every three months to look at the targets",
    ),
    Measure(
        key="actions",
        title="The delivery plan",
        unit="actions; costs in pounds",
        numerator="none: a list",
        denominator="none: a list",
        better="on time",
        source="The delivery plan as the partners send it",
        caveat="Progress is what each owner reports. An action's standing says nothing of whether "
        "it works.",
        method="Each action as last updated by the day stated. Overdue: due before that day, and "
        "neither done nor stopped. Stalled: not overdue, and neither status nor progress has "
        "changed for as long as the settings say. Actions of a year: those that run in it, and "
        "earlier ones that are still late. Costs leave out actions that were stopped.",
        reference="the partnership's plan: yearly delivery plans show what is done",
    ),
    Measure(
        key="residents",
        title="What residents say",
        unit="share of the people asked",
        numerator="people who said so",
        denominator="people asked",
        better="as the question says",
        source="Surveys as the partners send them",
        caveat="A survey asks a sample: the interval says how far chance alone may have moved the "
        "share. Waves whose wording differs are not compared.",
        method="Wilson's 95% interval, widened by the design effect. A wave is set against the "
        "same season's a year before, else against the one before. The test is the score test of "
        "two independent proportions, with Newcombe's interval of the difference. The questions of "
        "a wave are tested together, under Benjamini and Hochberg's false-discovery control at 5%.",
        reference="Wilson (1927), JASA 22; Newcombe (1998), Statistics in Medicine 17, method 10; "
        "Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="responses",
        title="Responses, not residents",
        unit="share of those who chose to answer",
        numerator="people who said so",
        denominator="people who answered",
        better="none: no measure of residents",
        source="Open consultations as the partners send them",
        caveat="Whoever wanted to could answer: these are responses, not residents. They show what "
        "was raised, not how many think so, and two rounds can't be compared.",
        method="The share of those who answered; no interval, as they are no sample.",
        reference="American Association for Public Opinion Research (2013), report on "
        "non-probability sampling",
    ),
    Measure(
        key="records",
        title="What others recorded",
        unit="share, or people or events for each 1,000",
        numerator="people or events that were counted",
        denominator="the people among whom they were counted",
        better="as what is counted says",
        source="Records of the partners and of national bodies, as they send them",
        caveat="Nobody was asked: these are counts from records, and change with how they are "
        "kept.",
        method="Wilson's 95% interval of a share, Byar's of a rate (exact Poisson below 10). A "
        "period is set against the same months a year before, else against the last one before of "
        "the same length: the score test of two shares, the exact conditional test of two rates. "
        "Measures of periods that end in one month are tested together, under Benjamini and "
        "Hochberg's false-discovery control at 5%.",
        reference="Wilson (1927), JASA 22; OHID, Fingertips technical guide; Przyborowski and "
        "Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="year_end",
        title="What a closed year came to",
        unit="{counted} in the target's year, or share of the people asked",
        numerator="{counted} of the target's category and area, or people who said so",
        denominator="none for a count; for a survey the people asked",
        better="as the target says",
        source="{sources}; survey answers and targets as the partners send them",
        caveat="The forecasts are worked out anew from the figures as they are loaded now, with "
        "the months up to each quarter's end alone: what was revised since can't be undone.",
        method="A year is closed once all its months are loaded of every source that a target "
        "counts by. With a month missing nothing is told, unless the limit is passed without it. A "
        "count is met up to its target or ceiling, and missed above. A survey target is met or "
        "missed only where the last wave's whole 95% interval is beyond the target or short of it. "
        "An 80% interval of a forecast holds the outturn, or not.",
        reference="Gneiting and Raftery (2007), JASA 102, on judging forecasts by what came",
    ),
    Measure(
        key="overview",
        title="What needs attention today",
        unit="items: targets, changes and states of the data",
        numerator="none: a list",
        denominator="none: a list",
        better="fewer exceptions",
        source=f"{{sources}}; {RECORDED_SOURCE}; targets, surveys and actions as the partners "
        "send them",
        caveat="Statuses are never averaged into one score: each target is its own promise.",
        method="Targets by their status, a rule on the chance of meeting each. Exceptions are "
        "those missed, unlikely or at risk. Those unlikely, and those that became worse since the "
        "last meeting, come first.",
        reference="the partnership's plan: report if it does not look like we will meet our "
        "targets",
    ),
    Measure(
        key="changes",
        title="What changed since the last meeting",
        unit="things that changed",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="{sources}; targets, surveys and actions as the partners send them",
        caveat="A status can change although nothing new happened: with each month less of the "
        "year is left.",
        method="The newest snapshot that was made by the day of the meeting, beside this one. "
        "Where none is kept, this snapshot with the months alone that were published by then: a "
        "month comes out in the second month after it. What was revised since can't be told then.",
        reference="the partnership's plan: meet every three months to look at the targets",
    ),
    Measure(
        key="did",
        title="What the partnership did",
        unit="actions",
        numerator="actions of the delivery plan that are done, under way, planned or postponed",
        denominator="none: a list",
        better="more done",
        source="The delivery plan and surveys, as the partners send them",
        caveat="That an action is done doesn't say that it worked: the targets and the figures "
        "show what became of the problem.",
        method="Each action as last updated; done in the month in which it was first said to be. "
        "Stopped ones are left out.",
        reference="The partnership's delivery plan",
    ),
    Measure(
        key="words",
        title="The words of the pages",
        unit="words",
        numerator="words used in a fixed meaning",
        denominator="none: a count",
        better="neither",
        source="The program's own registers",
        caveat="A word means the same on every page, in every download and in every report.",
        method="Made from the registers that the figures use, so that the two can't differ.",
        reference="This program's registers",
    ),
    Measure(
        key="breaks",
        title="Breaks in the series",
        unit="breaks and notes",
        numerator="changes of what a category holds, of how {counted} are recorded, and notes",
        denominator="none: a count",
        better="fewer",
        source="data.police.uk's changes of its crime types; dated events as the partners send "
        "them",
        caveat="Changes of recording that nobody wrote down are not among them.",
        method="Categories whose meaning changed after the first month loaded, and every recording "
        "change, data note and rebase that is loaded or was entered.",
        reference="data.police.uk, Changelog",
    ),
    Measure(
        key="duties",
        title="Duties of the plan and the law",
        unit="duties",
        numerator="duties that the data show as done within the time",
        denominator="duties of the register",
        better="more",
        source="Meetings, targets, actions, surveys and dated events as the partners send them; "
        "decisions and packs that the program made",
        caveat="What is done and not loaded can't be seen here.",
        method="A duty is done where the data hold as many dates as it needs within its time, "
        "counted back from the day of the snapshot.",
        reference="The partnership's plan for 2010 to 2020; Crime and Disorder Act 1998, section "
        "6; S.I. 2007/1830",
    ),
    Measure(
        key="protected",
        title="Figures that could point at a person",
        unit="{counted}, or people where people are counted, in the financial year or quarter",
        numerator="rows of the partners' extracts, by category and ward",
        denominator="none: a count",
        better="lower, except that more reports may also mean more trust in who takes them",
        source="Extracts that the partners send",
        caveat="A hidden count isn't nought: noughts are shown. A year is given once, as it was "
        "known then: a file that is corrected later doesn't change it. Wards are given only where "
        "the whole district's count is large enough.",
        method="Counts from 1 to one under the threshold of the settings are hidden, and larger "
        "ones by lot, the more seldom the larger they are. So are totals too small for their "
        "parts. Further ones are hidden by lot until no hidden count is sure. Nor may what is "
        "given make one likelier than 0.8 to be under the threshold. The lots hang on a secret of "
        "the home.",
        reference="Willenborg and de Waal (2001), Elements of Statistical Disclosure Control; "
        "Fraser and Wooton (2005), A proposed method for confidentialising tabular output; "
        "Kenthapadi, Mishra and Nissim (2005), Simulatable auditing",
    ),
    Measure(
        key="hotspots",
        title="Hotspots",
        unit="{counted} in the cell over the period",
        numerator="{counted} of the chosen category with a location in the cell",
        denominator="none: a count; tested against as many {counted} at random places",
        better="fewer",
        source="{sources}",
        caveat="The police move each incident to a nearby anonymous point, so nothing is said of a "
        "house or a street. Random places are all over the district, moorland too: that a town is "
        "hot says first that people are there. One very busy place can hide lesser ones, as Gi* "
        "measures each against the whole map.",
        method="Getis-Ord Gi* of each cell and its neighbours (esda, binary weights). Its own "
        "normal distribution finds hotspots in nothing where most cells are empty. So two more "
        "things must hold. The exact binomial chance of so many incidents at random places says so "
        "too, over all cells under Benjamini and Hochberg's false-discovery control at 5%. And "
        "something happened in the cell itself. Hot cells that touch are one hotspot.",
        reference="Ord and Getis (1995), Geographical Analysis 27; Benjamini and Hochberg (1995), "
        "JRSS B 57",
    ),
    Measure(
        key="hotspot_density",
        title="Density of incidents",
        unit="{counted} per square kilometre over the period",
        numerator="{counted} of the chosen category, each spread over its surroundings",
        denominator="square kilometres",
        better="lower",
        source="{sources}",
        caveat="A density is a picture, not a test: every map has hills. Along the district's "
        "edge it comes out too low, as nothing beyond is known.",
        method="Quartic kernel; the bandwidth is 250 to 500 m, or as chosen. Rules of thumb are "
        "made for one hill and would smooth a district of several towns over kilometres. Nothing "
        "is drawn under 30 incidents.",
        reference="Silverman (1986), Density Estimation for Statistics and Data Analysis",
    ),
    Measure(
        key="hotspot_emergence",
        title="Whether a hotspot is new, lasts or is over",
        unit="windows of three months in which the cell is hot",
        numerator="windows in which the cell is hot",
        denominator="windows of which every month is loaded",
        better="never hot",
        source="{sources}",
        caveat="A window of three months holds few incidents: where a category is rare, a place "
        "can be a hotspot of the year and of no window.",
        method="Gi* as for hotspots in each of twelve consecutive windows, all cells and windows "
        "being one family. Persistent: hot in four of five windows. Emerging: hot in the latest, "
        "and its own count clearly higher since one of the last four. That is told by the exact "
        "conditional test, with Bonferroni's correction over the windows tried and false-discovery "
        "control over the cells. Former: not hot in the last four, and clearly lower. "
        "Intermittent: the rest.",
        reference="the kinds follow sfhotspot's hotspot_classify; Przyborowski and Wilenski "
        "(1940), Biometrika 31",
    ),
    Measure(
        key="hotspot_change",
        title="Change of each cell between two periods",
        unit="{counted} in the period, and in the period before",
        numerator="{counted} of the chosen category in the cell in the period",
        denominator="{counted} in the cell in a period of the same months before",
        better="fewer",
        source="{sources}",
        caveat="The test takes incidents as independent; a burst by one offender makes a change "
        "look surer than it is.",
        method="Exact two-sided conditional test of both counts. Cells with six incidents or more "
        "in both periods together are searched as one family. That is under Benjamini and "
        "Hochberg's false-discovery control at 5%. With fewer no change can be clear.",
        reference="Przyborowski and Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), "
        "JRSS B 57",
    ),
    Measure(
        key="hotspot_both_years",
        title="Change of the places that both years together pick out",
        unit="{counted} in the period, and in the period before",
        numerator="{counted} of the chosen category in the place in the period",
        denominator="{counted} in the place in a period of the same months before",
        better="fewer",
        source="{sources}",
        caveat="A place picked for its count in one year seems to have risen to it, or fallen from "
        "it, where nothing has changed. So the hotspots of the map, picked for the latest period, "
        "are not set against the year before by their own counts.",
        method="Hot cells that touch, by Gi* of both periods' counts together, with ten or more "
        "inside. Exact two-sided conditional test of both counts, widened where the places' months "
        "vary more than chance alone has them. All places of the choice are one family under "
        "Benjamini and Hochberg's false-discovery control at 5%.",
        reference="Hauer (1997), Observational Before-After Studies in Road Safety; Przyborowski "
        "and Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="hotspot_concentration",
        title="How much incidents gather in few places",
        unit="share of {counted} in the busiest 5% of the cells",
        numerator="{counted} in the busiest 5% of the cells",
        denominator="all {counted} with a location in a cell",
        better="neither: where they gather, few places are enough to work on",
        source="{sources}",
        caveat="Points on which the police publish are few, so that some gathering is theirs.",
        method="The share, less what as many incidents at random places put into their own busiest "
        "cells, from 500 random maps: with few incidents chance alone leaves most cells empty.",
        reference="Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33",
    ),
    Measure(
        key="hotspot_survival",
        title="Whether the hotspot survives the moving of points",
        unit="share of 200 random moves in which the cell is hot",
        numerator="maps, of 200 with every incident moved at random, on which the cell is hot",
        denominator="200 maps",
        better="neither: near 1 the hotspot does not hang on where the points stand",
        source="{sources}",
        caveat="How far a point was moved is not published; it is judged by how far the published "
        "points lie apart, rather too far than too near.",
        method="Each incident is put on an even random place about its point. That is no farther "
        "than the mean distance from there to the three nearest other points. Then the map is "
        "judged anew.",
        reference="data.police.uk, About the data, on location anonymisation; Tompson and others "
        "(2015), Cartography and Geographic Information Science 42",
    ),
    Measure(
        key="hotspot_hindsight",
        title="Would it have predicted?",
        unit="share of later {counted} that fell inside the marked area",
        numerator="{counted} of the months after that fell inside",
        denominator="all {counted} of the months after with a location in a cell",
        better="higher",
        source="{sources}",
        caveat="Incidents come in bursts, so the intervals are rather too narrow; and what "
        "predicts best tells where, not why.",
        method="At times in the last 24 months each method marks the same share of the area from "
        "the 12 months known then; the months judged do not overlap. PAI is the hit rate over the "
        "share of the area, PEI the PAI over the best that could have been had. Better or worse "
        "than simple past counts only by an exact test of the incidents that one of both held.",
        reference="Chainey, Tompson and Uhlig (2008), Security Journal 21; Hunt (2016), Do crime "
        "hot spots move?",
    ),
    Measure(
        key="near_repeat",
        title="Near repeats",
        unit="pairs of {counted} so near in place and time",
        numerator="pairs of {counted} within the distance and the days",
        denominator="the mean of such pairs with dates dealt anew among the {counted}",
        better="a ratio of 1",
        source="Partners' extracts with exact points and days",
        caveat="Only for exact points: on points that the police moved it would measure the "
        "moving. It shows that incidents follow one another, not who committed them.",
        method="Knox's test: 999 random dealings of the dates; one-sided p-values over all bands "
        "under Benjamini and Hochberg's false-discovery control at 5%.",
        reference="Knox (1964), Applied Statistics 13; Johnson and others (2007), Journal of "
        "Quantitative Criminology 23",
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
        method=f"{_MY_WARD_METHOD} {_POINT_RULE}",
        reference=_TOGETHER_REFERENCE,
        partner_method=f"{_MY_WARD_METHOD} {_EXACT_RULE}",
    ),
    Measure(
        key="claim",
        title="Can I say this?",
        unit="{counted} in the claim's months; per 1,000 residents for rates",
        numerator="{counted} of the claim's category: in a ward by the point published, in the "
        "district by LSOA name",
        denominator="residents, for rates",
        better="neither: a claim holds or it doesn't",
        source=f"{{sources}}; {POPULATION_SOURCE}; {RECORDED_SOURCE}, for England and Wales",
        caveat="“No” doesn't mean that the opposite is so, unless it says so. Counts are of "
        "what was reported and published: they say nothing of what wasn't.",
        method="A change is supported where two things hold. It is clear by the test that the page "
        "My ward makes, asked alone at 5%: a claim is one question named beforehand, and a page "
        "that looks at many changes is stricter. And the counted ratio, rounded, reaches the "
        "claim. A claim that names another period to compare with is judged by these two periods. "
        "The ratio's 95% interval is the exact conditional one; where it doesn't reach the claim, "
        "the answer is no, however few they are. Where "
        "the months differ, each weighs by its season's share, and the ratio is a month's: "
        "whether it is a rise or a fall goes by the ratio, never by the counts. Rates are "
        f"asked about by themselves, at 5%. {_RATE_TEST} A place is one "
        "that tests against every other ward leave, any false one among them rarer than 5%. "
        "Numbers, shares, the most and the fewest are told as counted. " + _POINT_RULE,
        reference="Przyborowski and Wilenski (1940), Biometrika 31; Mogstad, Romano, Shaikh and "
        "Wilhelm (2024), Review of Economic Studies 91",
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
        method=f"{_USUAL_METHOD} The wards are tested together under Benjamini and Hochberg's "
        "false-discovery control at 5%, their changes and their rates each. Places: as for the "
        "ranks.",
        reference=f"{_USUAL_REFERENCE}; Benjamini and Hochberg (1995), JRSS B 57; "
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
        f"above another at 5% over all pairs together (Bonferroni). {_RATE_TEST} Changes as "
        "for one ward's themes.",
        reference=f"{_FINGERTIPS}; Przyborowski and Wilenski (1940), Biometrika 31",
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
        reference=_FINGERTIPS,
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
        f"comparisons rarer than 5% (Bonferroni). {_RATE_TEST} Its place comes after as many as "
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
        + _RATE_TEST,
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
        f"all together. {_RATE_TEST} A ward is asked about by itself, at 5%.",
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
    Measure(
        key="difference",
        title="What two snapshots differ in",
        unit="files, statuses, verdicts and counts that differ",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="{sources}; targets as the partners send them; the manifests of both snapshots",
        caveat="A status or a verdict can flip although no file is wrong: each is of the latest "
        "months of its own snapshot.",
        method="Each file as it was last loaded in the two. Statuses and verdicts are worked out "
        "on both. Counts are by ward, district and kind, over all months loaded. A month without "
        "a file is missing, not 0; what is revised is what differs in months that both have.",
        reference="This program's manifest",
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
    Measure(
        key="who-did-what",
        title="Who did what",
        unit="entries",
        numerator="sign-ins, refusals, exports, records, loads, withdrawals, settings in use",
        denominator="none: a record",
        better="complete",
        source="The audit, as it was written down",
        caveat="What is done to the home's files beside the program is not in it.",
        method=(
            "Each is written down as it is done, with whoever does it: never a password, a token "
            "or a figure. What somebody is refused is noted once a sign-in and thing. Nothing is "
            "changed, and nothing taken out before the months of the settings are over."
        ),
        reference="This program's audit",
    ),
)

_BY_KEY = {measure.key: measure for measure in _MEASURES}


def _of_street() -> dict[str, Measure]:
    name = SOURCE_BY_KEY[STREET].name
    return {measure.key: measure.said("incidents", name) for measure in _MEASURES}


MEASURES = _of_street()
"""Key -> measure, in the words of the police's street extracts."""


def measure_of(key: str, choices: Collection[str]) -> Measure:
    """Return a measure in the words of the sources that some choices of what to count draw on."""
    sources = list({s.key: s for choice in choices for s in sources_of(choice)}.values())
    if [source.key for source in sources] in ([], [STREET]):
        return MEASURES[key]
    entry = _BY_KEY[key].said(units_of(choices), "; ".join(source.name for source in sources))
    partners = all(source.key != STREET for source in sources)
    caveats = [(entry.partner_caveat if partners else "") or entry.caveat]
    caveats += [source.caveat for source in sources if source.key != STREET]
    return replace(entry, caveat=" ".join(caveats), method=_method(entry, partners=partners))


def _method(entry: Measure, *, partners: bool) -> str:
    if not entry.partner_method:
        return entry.method
    return entry.partner_method if partners else f"{entry.method} {_EXACT_RULE}"
