"""Measures of the strategic assessment in the register: what is counted, how, what to mind."""

from __future__ import annotations

from moorlands_dash.measures.assessment.criteria import CRITERIA
from moorlands_dash.measures.entry import Measure

_MEANS = " ".join(criterion.means for criterion in CRITERIA)

ENTRIES = (
    Measure(
        key="assessment",
        title="What matters most",
        unit="score from 0 to 1, and chances",
        numerator="the theme's scores, each times its weight",
        denominator="the sum of the weights",
        better="none: a high score says that it matters more",
        source="Files of the partners as loaded, official recorded crime, surveys of residents",
        caveat="The weights are a judgement, not a measurement: the ranking helps to choose and "
        "doesn't choose. A theme without a file has no rank, which is not the last one.",
        method=f"{_MEANS} What isn't known of a theme counts as the mean of the others. The "
        "chances come from 10,000 draws. Each takes weights, all equally likely or near those "
        "chosen, and moves each figure within its own error. What isn't known takes the score of "
        "another theme. Senders and months that are missing add anything from nothing to as much "
        "as came for the like.",
        reference="Saisana, Saltelli and Tarantola (2005), JRSS A 168, 307-323; OECD and JRC "
        "(2008), Handbook on Constructing Composite Indicators; Bernasco and Steenbeek (2017), "
        "Journal of Quantitative Criminology 33; Crime and Disorder Act 1998, sections 5 and 6",
    ),
    Measure(
        key="assessment_harm",
        title="Harm by each list",
        unit="days or points, as the list weighs",
        numerator="what was counted, each times its weight",
        denominator="none: a sum",
        better="less",
        source="Lists of harm as their makers publish them",
        caveat="A list weighs what courts or guidelines say of an offence. No list is the truth: "
        "the ranking is shown under each, and without.",
        method="Each category's count times its weight. Where a list weighs single offences, a "
        "category weighs as much as the mean of its offences. Each counts as often as our force "
        "recorded it in the latest official year. An offence is found by its code or its "
        "description; else it takes the median of its class, or of its subgroup. "
        "What no list weighs is no offence or a petty one, and harms "
        "from nothing to as much as the list's least; of fires, roads and people no list says "
        "anything.",
        reference="Sherman, Neyroud and Neyroud (2016), Policing 10; Office for National "
        "Statistics (2016), Developing a Crime Severity Score for England and Wales",
    ),
)
