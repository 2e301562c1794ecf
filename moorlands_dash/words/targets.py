"""What the targets say: one sentence each, and one for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import month_name
from moorlands_dash.words.numbers import counted, decimal, listed, no_file, number, percent

_PHRASES = {
    verdicts.MISSED: ("was missed", "were missed"),
    verdicts.WORSE: ("has got worse", "have got worse"),
    verdicts.BEHIND: ("is behind its milestone", "are behind their milestone"),
    verdicts.SHORT: ("is short of its target", "are short of their target"),
    verdicts.CANNOT_TELL: ("can't be told yet", "can't be told yet"),
    verdicts.NOT_SHOWN: ("shows nothing clear yet", "show nothing clear yet"),
    verdicts.CLOSE: ("is close to its milestone", "are close to their milestone"),
    verdicts.HELD: ("is held", "are held"),
    verdicts.AHEAD: ("is ahead of its milestone", "are ahead of their milestone"),
    verdicts.BEYOND: ("is beyond its target", "are beyond their target"),
    verdicts.MET: ("was met", "were met"),
}


def count_sentence(row: pd.Series, missing: Sequence[date] = ()) -> str:
    """Return where a target that counts incidents stands, from its row of `targets`."""
    if pd.isna(row["actual"]):
        waiting = f"no month from {month_name(row['from'].date())} on is loaded yet"
        return f"Cannot tell: {no_file(missing) if missing else waiting}."
    end = month_name(_last_month(row))
    so_far = f"{counted(row['actual'], 'incident')} to {end}"
    if missing:
        passed = row["standing"] == verdicts.MISSED
        known = f"{so_far} in the months that are loaded; {no_file(missing)}."
        return known + (f" {_passed(row)}" if passed else " Cannot tell where it stands.")
    if row["standing"] in (verdicts.MET, verdicts.MISSED):
        return f"{so_far}. {_settled(row)}"
    words = _held if row["kind"] == "no_worse" else _against_milestone
    return f"{so_far}; {words(row)} {_outturn(row)}"


def survey_sentence(row: pd.Series, wave: pd.Series | None) -> str:
    """Return where a target that a survey measures stands; `wave` is the newest of its period."""
    if wave is None:
        return "Cannot tell: no survey wave that ended within the target's period is loaded."
    when = month_name(wave["period_end"].date())
    if pd.isna(wave["share"]):
        return f"Cannot tell: {wave['warning'][:1].lower()}{wave['warning'][1:]}"
    head = (
        f"{percent(wave['share'])} said so in the wave to {when} (between "
        f"{percent(wave['lower_95'])} and {percent(wave['upper_95'])}); the target is "
        f"{percent(row['target'])}."
    )
    tails = {
        verdicts.BEYOND: "The target is reached: the whole interval lies beyond it.",
        verdicts.SHORT: "That is short of the target: the whole interval is.",
        verdicts.NOT_SHOWN: "The survey is too small to say whether the target is reached.",
    }
    warning = f" {wave['warning']}" if wave["warning"] else ""
    return f"{head} {tails[row['standing']]}{warning}"


def targets_sentence(frame: pd.DataFrame, year: str) -> str:
    """Return how many targets of the year stand where, the ones that need attention first."""
    if frame.empty:
        return (
            f"No target is loaded for {year}: load a targets file with `moorlands-dash load PATH`."
        )
    counts = frame["standing"].value_counts()
    named = [word for word in verdicts.STANDINGS if counts.get(word)]
    total = len(frame)
    first, *rest = [
        f"{number(counts[word])}{f' of {number(total)} targets' * (word == named[0])} "
        f"{_PHRASES[word][int(counts[word]) != 1]}"
        for word in named
    ]
    first = first.replace("1 of 1 targets", "The one target")
    worst = frame.loc[frame["standing"] == named[0], "title"]
    trouble = (verdicts.MISSED, verdicts.WORSE, verdicts.BEHIND, verdicts.SHORT)
    who = f" ({listed(list(worst), 3)})" if named[0] in trouble and total > 1 else ""
    return f"{year}: {'; '.join([first + who, *rest])}."


def _last_month(row: pd.Series) -> date:
    return (row["from"] + pd.DateOffset(months=int(row["months_elapsed"]) - 1)).date()


def _limit(row: pd.Series) -> str:
    if row["kind"] == "no_worse":
        return f"the ceiling of {_amount(row['target'])}"
    return f"the year's target of {_amount(row['target'])}"


def _amount(value: float) -> str:
    return number(value) if float(value).is_integer() else decimal(value)


def _passed(row: pd.Series) -> str:
    return f"That is above {_limit(row)} already, so the target is missed."


def _settled(row: pd.Series) -> str:
    if row["standing"] == verdicts.MET:
        return f"The period is over and the count did not pass {_limit(row)}: met."
    if row["months_left"]:
        return _passed(row)
    return f"The period is over and the count passed {_limit(row)}: missed."


def _against_milestone(row: pd.Series) -> str:
    milestone = f"the milestone by now is {_amount(round(row['milestone_now'], 1))}"
    usual = f"usual ups and downs around it are {_amount(row['lower_95'])} to "
    head = f"{milestone}, and the {usual}{_amount(row['upper_95'])}."
    tails = {
        verdicts.AHEAD: "The target is ahead of its milestone.",
        verdicts.BEHIND: "The target is behind its milestone.",
        verdicts.CLOSE: "That is close to the milestone.",
    }
    return f"{head} {tails[row['standing']]}"


def _held(row: pd.Series) -> str:
    head = (
        f"the ceiling by now is {_amount(round(row['milestone_now'], 1))}, and the count's "
        f"interval is {decimal(row['lower_95'])} to {decimal(row['upper_95'])}."
    )
    tails = {
        verdicts.HELD: "Things are no worse than before.",
        verdicts.WORSE: "Things are worse than before.",
        verdicts.NOT_SHOWN: "Whether things are worse is not shown either way.",
    }
    return f"{head} {tails[row['standing']]}"


def _outturn(row: pd.Series) -> str:
    left = int(row["months_left"])
    if not left:
        return ""
    return (
        f"If the other {counted(left, 'month')} went on alike, the whole would be "
        f"{number(row['straight_line'])}."
    )


def milestones_sentence(count: int, year: str) -> str:
    """Return what the table of milestones holds."""
    if not count:
        return f"No target of {year} counts incidents."
    return f"{counted(count, 'target')} of {year} that count incidents, month by month."


def waves_sentence(count: int, waves: int, year: str) -> str:
    """Return what the table of survey waves holds."""
    if not count:
        return f"No target of {year} is measured by a survey."
    head = f"{counted(count, 'target')} of {year} measured by a survey"
    return f"{head}, {counted(waves, 'wave')} loaded."
