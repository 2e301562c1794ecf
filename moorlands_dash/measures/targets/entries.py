"""Measures of targets in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import FINGERTIPS, Measure

ENTRIES = (
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
        reference=f"{FINGERTIPS}; Piaggio et al. (2012), JAMA 308, on non-inferiority",
    ),
    Measure(
        key="increase",
        title="Target: raise a count",
        unit="{counted} since the target's year began",
        numerator="{counted} of the target's category and area",
        denominator="none: a count",
        better="higher",
        source="{sources}; targets as the partnership set them",
        caveat="More reports may mean that more happened, or that more was told.",
        method="As for a target to reduce, the other way round. Milestones are the fewest that the "
        "way asks for. The target is met as soon as the count reaches it, and missed where the "
        "period ends before. Ahead lies above the usual ups and downs around the milestone.",
        reference="McCullagh and Nelder (1989), Generalized Linear Models, on over-dispersion",
    ),
    Measure(
        key="figure",
        title="Target: what others record",
        unit="rate per 1,000, share, or count of a period",
        numerator="events, people or offences that were recorded",
        denominator="of how many, as the sender gives it; none of a count",
        better="as the target says",
        source="Indicators and official recorded crime as they are sent; targets as the "
        "partnership set them",
        caveat="A figure of part of the target's period stands for all of it only as far as its "
        "interval shows.",
        method="A figure of the target's whole period decides as it is: nothing was sampled. One "
        "of a part of it gives a chance that the level behind it keeps the target: of a share by "
        "Wilson's score, of a rate by Poisson's distribution (mid-p). Counts that come by quarter "
        "are summed; a limit once passed, or a target to rise once reached, stays so.",
        reference=f"{FINGERTIPS}; Garwood (1936), Biometrika 28; Wilson (1927), JASA 22",
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
        reference=f"{FINGERTIPS}; Wilson (1927), JASA 22",
    ),
    Measure(
        key="forecast",
        title="Where a target's count is likely to end",
        unit="{counted} since the target's year began",
        numerator="{counted} counted so far, and those forecast for the months left",
        denominator="none: a count",
        better="as the target says",
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
        key="promise",
        title="A promise before it is made",
        unit="{counted} of the next financial year",
        numerator="{counted} of a category and area",
        denominator="none: a count",
        better="as the promise says",
        source="{sources}",
        caveat="A chance says how the counts have run, and knows nothing of what is planned. That "
        "a year could show a change says nothing of what brought it.",
        method="The forecast, made before the year begins. What a year could show: the test of a "
        "change, on years like those before, each with a true change (power 80%). What chance lent "
        "the baseline: its count less a year at the level that the forecast's filter finds. Other "
        "series: whole years of the force's districts and our wards whose year before lay within "
        "twice and half of the baseline. How often such promises were kept stands in "
        "docs/accuracy.md.",
        reference="Harvey and Fernandes (1989), Journal of Business and Economic Statistics 7; "
        "Galton (1886), Journal of the Anthropological Institute 15, on regression",
    ),
    Measure(
        key="path",
        title="A path of several years",
        unit="{counted} of a year",
        numerator="{counted} of the target's category and area",
        denominator="none: a count",
        better="as the target says",
        source="{sources}; targets as the partnership set them",
        caveat="A path that begins in a lucky year is harder than it looks, one that begins in an "
        "unlucky year easier.",
        method="Each year has the part that its file gives it, else an equal one; milestones are "
        "their sums. A year with a month missing can't be told, and neither can a sum that it is "
        "in. What chance lent the baseline is its count less a year at the level that the "
        "forecast's filter finds at its end.",
        reference="Harvey and Fernandes (1989), Journal of Business and Economic Statistics 7",
    ),
)
