"""The words of the pages: what each term means, and the rule behind each verdict, said once."""

from __future__ import annotations

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.hotspots import emergence
from moorlands_dash.partnership import Settings
from moorlands_dash.words.claims.questions import rules as claim_rules
from moorlands_dash.words.data.disclosure import rule_notes
from moorlands_dash.words.statuses import status_rule
from moorlands_dash.words.targets.backtest import TERMS as OF_FORECASTS
from moorlands_dash.words.wards import five_words

TERM, VERDICT, STATUS = "term", "verdict", "status of a target"

TERMS = (
    ("Incident", "Something that happened at a place and was recorded: one row of an extract."),
    ("Offence", "A crime as the police count it for the Home Office, by its counting rules."),
    ("Extract", "A file that a partner sends, such as a month's CSV file of the police."),
    (
        "Snapshot",
        "All files loaded at one time, and the tables made of them. It never changes; a later file "
        "makes a new one, and an earlier one can be put back.",
    ),
    ("Quarantine", "Rows that broke a rule: kept aside with the reason, never dropped silently."),
    ("Ward", "A part of the district that elects its own councillors. The foot says which map."),
    (
        "LSOA",
        "Lower layer super output area: a small area of about 1,500 people, for statistics. Its "
        "name begins with the district's, which tells in which district an incident lies.",
    ),
    (
        "Snap point",
        "One of the fixed, anonymous points to which the police move incidents before they publish "
        "them. It stands for its neighbourhood, never for a house.",
    ),
    (
        "Rate per 1,000",
        "Incidents for every 1,000 people who live there. Visitors are in the incidents and not in "
        "the residents, so town centres look worse than they are.",
    ),
    (
        "95% interval",
        "The range in which the true figure lies, unless chance has played a trick that it plays "
        "5 times in 100. The fewer the incidents, the wider it is.",
    ),
    (
        "Usual ups and downs",
        "How much figures move by chance alone, with nothing behind it. A change within them says "
        "nothing either way.",
    ),
    (
        "Usual",
        "What the same months of up to five years before lead to expect. Where levels wander, the "
        "latest of them weigh most.",
    ),
    (
        "Asked alone",
        "Judged as the one change that somebody asked about, as on a ward's own page. Where many "
        "are looked at together, a change must be larger to be called clear.",
    ),
    (
        "p-value",
        "How often chance alone would give a difference as large. Under 5 times in 100 it is "
        "called clear.",
    ),
    (
        "Tested together",
        "Who looks at many figures finds some odd ones by chance. So the bar is set higher the "
        "more are looked at: false-discovery control (Benjamini and Hochberg).",
    ),
    ("Comparator", "What a figure is set against: the force, other districts, England and Wales."),
    ("Rate ratio", "Our rate over theirs: 0.5 is half as much, 2 is twice as much."),
    ("Financial year", "April to March. Its quarters are Q1 (April to June) to Q4."),
    ("Rolling 12 months", "The latest twelve months, whatever month they begin with."),
    ("Baseline", "The count or share that a target starts from."),
    ("Milestone", "Where a target should stand by now if all goes to plan, season allowed for."),
    ("Trajectory", "The path from the baseline to the target, month by month."),
    ("Outturn", "What the whole year comes to in the end."),
    ("Chance of meeting the target", "How many of 100 such years would end within the target."),
    (
        "Ceiling",
        "The most that a “no worse” target allows: the baseline and a margin that the settings "
        "give.",
    ),
    (
        "Funnel plot",
        "Wards by their size. Inside the funnel chance alone explains a ward's rate; beyond the "
        "95% line that is unlikely, beyond the 99.8% line very unlikely.",
    ),
    (
        "Smoothed rate",
        "A rate moved towards the district's, the more so the fewer incidents it rests on "
        "(empirical Bayes).",
    ),
    (
        "Control chart",
        "A series with the limits that its own ups and downs set (XmR). Points beyond them, and "
        "runs, are signals that something changed.",
    ),
    ("Trial limits", "Limits from fewer than 12 points: they may still move."),
    ("Rebase", "To start a chart's limits anew from a month, for a reason that is written down."),
    (
        "Hotspot",
        "Cells of a map with more incidents than chance explains, together with the cells around "
        "them (Getis-Ord Gi*).",
    ),
    (
        "Density",
        "Incidents per square kilometre, each spread a little over its surroundings. A picture, "
        "not a test.",
    ),
    (
        "Holds in trials",
        "In how many of 200 trials, with the points moved as the police may have moved them, a "
        "place stays a hotspot.",
    ),
    (
        "Hit rate, PAI and PEI",
        "How much of later months fell into the places named beforehand; how many times more than "
        "chance; and how near that is to the best that could be done.",
    ),
    (
        "Near repeat",
        "A second incident near the first, soon after it. Told only where exact places and days "
        "are known.",
    ),
    (
        "Aoristic",
        "Sharing an incident out over the hours in which it may have happened, where only the span "
        "is known.",
    ),
    (
        "Suppression",
        "Hiding a small count that could point at a person, and as many others as it takes that "
        "nobody can work it out.",
    ),
    ("Provisional", "A figure that later files will still change, such as the latest months'."),
)

_TEST = "a difference as large would come by chance less than 5 times in 100"

_VERDICTS = {
    verdicts.LOWER: f"lower than what it is set against, and {_TEST}",
    verdicts.SIMILAR: "neither clearly higher nor clearly lower than what it is set against, which "
    "doesn't say that both are equal",
    verdicts.HIGHER: f"higher than what it is set against, and {_TEST}",
    verdicts.FEWER: f"fewer than is usual, or than before, and {_TEST}",
    verdicts.MORE: f"more than is usual, or than before, and {_TEST}",
    verdicts.AHEAD: "fewer than the usual ups and downs round the milestone",
    verdicts.CLOSE: "within the usual ups and downs round the milestone",
    verdicts.BEHIND: "more than the usual ups and downs round the milestone",
    verdicts.HELD: "the whole 95% interval lies under the ceiling",
    verdicts.NOT_SHOWN: "the interval holds neither that it was held nor that it got worse",
    verdicts.WORSE: "the whole 95% interval lies above the baseline",
    verdicts.BEYOND: "the share is on the good side of the target",
    verdicts.SHORT: "the share is not yet on the good side of the target",
    verdicts.HOT: "more incidents in the cell and round it than random places explain",
    verdicts.BESIDE: "its neighbourhood is hot, but nothing happened in the cell itself",
    verdicts.COLD: "fewer incidents in the cell and round it than random places explain",
    verdicts.NEITHER: "what random places would give",
    verdicts.BETTER: "its error or hit rate is better, and more than chance explains",
    verdicts.SAME: "both name the same places",
    verdicts.NO_CLEAR_DIFFERENCE: "chance alone would explain the difference",
    verdicts.NO_CLEAR_PATTERN: "chance alone would explain how the hours or months differ",
}


def glossary(settings: Settings) -> list[tuple[str, str, str]]:
    """Return each term, verdict and status with its kind and meaning, by name."""
    terms = dict((*TERMS, *OF_FORECASTS))
    limits = settings.thresholds
    claimed = dict(claim_rules(limits.percent_change_from, limits.unreliable_below))
    # What claims share with a ward's page is explained by its rules.
    fixed = claimed | dict(five_words.rules()) | emergence.RULES | _VERDICTS
    hidden = " ".join(rule_notes(settings.disclosure.threshold))
    statuses = dict(status_rule(settings.status))
    rows = [
        *((term, TERM, meaning) for term, meaning in terms.items()),
        *((word, VERDICT, f"{_begun(rule)}.") for word, rule in fixed.items()),
        *((word, STATUS, f"{_begun(rule)}.") for word, rule in statuses.items()),
        ("Hidden to protect people", TERM, hidden),
    ]
    return sorted(rows, key=lambda row: (row[0].casefold(), row[1]))


def glossary_sentence(rows: list[tuple[str, str, str]]) -> str:
    """Return how many words are explained."""
    return f"{len(rows)} words of these pages, each with its meaning or its rule."


def _begun(rule: str) -> str:
    return rule[:1].upper() + rule[1:].rstrip(".")
