"""What the targets say: one sentence each, and one for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash import statuses
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.periods import Period, add_months, month_name, months_between
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import RATE, by_period, rises, unit_of
from moorlands_dash.vocabulary import plural, unit_measured
from moorlands_dash.words.doubt import bounded, bounds
from moorlands_dash.words.numbers import (
    amount,
    counted,
    decimal,
    listed,
    no_file,
    not_known,
    number,
    percent,
)
from moorlands_dash.words.targets.amounts import limit_words, promised_words, target_amount

JUDGED = {
    verdicts.HELD: "No worse than before: the count's whole 95% interval lies under the ceiling.",
    verdicts.WORSE: "Worse than before: the count's whole 95% interval lies above the baseline.",
    verdicts.NOT_SHOWN: "Whether things got worse is not shown either way: the count's 95% "
    "interval reaches from the baseline or less to the ceiling or more.",
}
"""What a count shows of getting worse, said beside the status."""


def _unit(row: pd.Series) -> str:
    """Return the word for one of what the target counts."""
    return unit_measured(str(row.get("measure") or ""))


def count_sentence(row: pd.Series, missing: Sequence[date] = ()) -> str:
    """Return where a target that counts incidents stands and where the forecast sees its end.

    `row` is one of `targets`, `missing` the months so far without a file.
    """
    if pd.isna(row["actual"]):
        waiting = f"no month from {month_name(row['from'].date())} on is loaded yet"
        return f"Cannot tell: {no_file(missing) if missing else waiting}."
    if missing:
        return _with_months_missing(row, missing)
    so_far = (
        f"{bounded(row['actual'], row.get(NOW, 0), _unit(row))} to {month_name(_last_month(row))}"
    )
    if row["standing"] == verdicts.CANNOT_TELL:
        return f"{so_far}. Cannot tell how it stands: rows set aside may belong to its count."
    if row["standing"] in (verdicts.MET, verdicts.MISSED):
        ahead = forecast_sentence(row) if row["months_left"] else ""
        told = [f"{so_far}.", _settled(row), _judged(row), ahead]
    else:
        words = _held if row["kind"] == "no_worse" else _against_milestone
        told = [f"{so_far}{words(row)}", forecast_sentence(row)]
    return " ".join(part for part in told if part)


def _with_months_missing(row: pd.Series, missing: Sequence[date]) -> str:
    to = month_name(_known_to(row) or _last_month(row))
    so_far = f"{bounded(row['actual'], row.get(NOW, 0), _unit(row))} to {to}"
    why = not_known(plural(_unit(row)), missing, _known_to(row))
    if row["standing"] in (verdicts.MISSED, verdicts.MET):
        return f"{so_far} in the months that are loaded; {why}. {_certain(row)}"
    return f"Cannot tell: {why}. There were {so_far} in the months that are loaded."


def so_far(row: Row, missing: str = "in the months known") -> str:
    """Return what is counted of a target, and to which month that is known: "10 to June 2025".

    Where a month before the last known one is missing too, so and so many `missing`.
    """
    if pd.isna(row["actual"]):
        return "nothing counted"
    if row["complete"]:
        return f"{bounds(row['actual'], row.get(NOW, 0))} to {month_name(_last_month(row))}"
    known = _known_to(row)
    elapsed = months_between(row["from"].date(), known) if known else 0
    whole = known is not None and elapsed == row["months_loaded"]
    when = f"to {month_name(known)}" if known and whole else missing
    return f"{bounds(row['actual'], row.get(NOW, 0))} {when}"


def _known_to(row: Row | pd.Series) -> date | None:
    known = row.get("known_to")
    if known is None or pd.isna(known):
        return None
    # What is known beyond the target's own period is another's.
    return min(known, row.get("to", known)).date()


def forecast_sentence(row: pd.Series) -> str:
    """Return where the forecast sees the count at its end, or why that can't be told."""
    if pd.isna(row["outturn_median"]):
        settled = row["standing"] in (verdicts.MISSED, verdicts.MET)
        return "" if settled else str(row["status_reason"])
    low, high = number(row["outturn_lower_80"]), number(row["outturn_upper_80"])
    return (
        f"The forecast to {month_name(row['to'].date())} is about "
        f"{number(row['outturn_median'])}; 8 in 10 such years would end between {low} and {high}."
    )


def chance_of(row: Row) -> str:
    """Return what the chance of a target's row is the chance of."""
    if by_period(row):
        what = "rate" if unit_of(row) == RATE else "share"
        return f"the chance that the true {what} is {promised_words(row)}"
    verb = "reaching" if rises(row["kind"]) else "staying within"
    return f"the chance of {verb} {limit_words(row)}"


def achievable_sentence(row: pd.Series) -> str:
    """Return whether and how a target can still be met, beside the best such run on record.

    Answers "Still achievable?"; "" once that is settled.
    """
    needed, left = row["needed_per_month"], int(row["months_left"])
    if pd.isna(needed):
        return ""
    more = rises(row.get("kind"))
    need = (
        f"{_rounded_up(needed)} a month or more"
        if more
        else (f"{_rounded_down(needed)} a month or fewer")
    )
    head = f"the {left} months left must average {need}"
    if left == 1:
        head = f"the month left {'must' if more else 'may'} bring {need.replace(' a month', '')}"
    best = row["best_run_per_month"]
    if pd.isna(best):
        return f"{head[:1].upper()}{head[1:]}. No run of that length is on record."
    run = Period(row["best_run_from"].date(), row["best_run_to"].date())
    such = (
        "best such run on record is"
        if left > 1
        else (f"{'most' if more else 'fewest'} in a month on record are")
    )
    return f"{_reached(best, needed, more=more)}: {head}; the {such} {_one_place(best)} ({run})."


def _reached(best: float, needed: float, *, more: bool) -> str:
    if abs(best - needed) < 1e-9:
        return "Only by equalling the record"
    done = best > needed if more else best < needed
    return "Yes, and it has been done" if done else "Only by a new record"


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
    still = "Nothing is projected from one wave to the next."
    return f"{head} {tails[row['standing']]} {still}{warning}"


def targets_sentence(frame: pd.DataFrame, year: str, left_out: str = "") -> str:
    """Return how many targets of the year have which status, the worst first.

    `left_out` is what to say instead where no target can be told to protect people.
    """
    if frame.empty and left_out:
        return f"{year}: {left_out}"
    if frame.empty:
        return (
            f"No target is loaded for {year}: load a targets file with `moorlands-dash load PATH`."
        )
    counts = frame["status"].value_counts()
    named = [word for word in statuses.WORDS if counts.get(word)]
    total = len(frame)
    parts = []
    for word in named:
        of = f" of {number(total)} targets" if word == named[0] else ""
        phrase = statuses.STATUS_BY_WORD[word].phrases[int(counts[word]) != 1]
        who = ""
        if word in statuses.EXCEPTIONS and total > 1:
            who = f" ({listed(list(frame.loc[frame['status'] == word, 'title']), 3)})"
        parts.append(f"{number(counts[word])}{of} {phrase}{who}")
    parts[0] = parts[0].replace("1 of 1 targets", "The one target")
    return f"{year}: {'; '.join(parts)}."


def _last_month(row: pd.Series) -> date:
    return add_months(row["from"].date(), int(row["months_elapsed"]) - 1)


def _one_place(value: float) -> str:
    return decimal(value).removesuffix(".0")


def _rounded_down(value: float) -> str:
    """Return one place, never more than the value: "or fewer" must hold."""
    return _one_place(math.floor(value * 10 + 1e-9) / 10)


def _rounded_up(value: float) -> str:
    """Return one place, never less than the value: "or more" must hold."""
    return _one_place(math.ceil(value * 10 - 1e-9) / 10)


def _certain(row: pd.Series) -> str:
    """Return what can't change any more, though months are left or missing."""
    if rises(row["kind"]):
        return f"That is {limit_words(row)} or more already, so the target is met."
    return f"That is above {limit_words(row)} already, so the target is missed."


def _settled(row: pd.Series) -> str:
    if row["months_left"]:
        return _certain(row)
    more, met = rises(row["kind"]), row["standing"] == verdicts.MET
    words = ("reached", "did not reach") if more else ("did not pass", "passed")
    done = words[not met]
    return f"The period is over and the count {done} {limit_words(row)}: {row['standing']}."


def _judged(row: pd.Series) -> str:
    return JUDGED.get(row["judgement"], "")


def _against_milestone(row: pd.Series) -> str:
    tails = {
        verdicts.AHEAD: "ahead of its milestone",
        verdicts.BEHIND: "behind its milestone",
        verdicts.CLOSE: "close to its milestone",
    }
    return (
        f", {tails[row['standing']]} of {amount(row['milestone_now'])} (usual ups and "
        f"downs around it: {amount(row['lower_95'])} to {amount(row['upper_95'])})."
    )


def _held(row: pd.Series) -> str:
    return (
        f", with an interval of {decimal(row['lower_95'])} to {decimal(row['upper_95'])}; the "
        f"ceiling by now is {amount(row['milestone_now'])}. {_judged(row)}"
    )


def milestones_sentence(count: int, year: str) -> str:
    """Return what the table of milestones holds."""
    if not count:
        return f"No target of {year} is measured by a count."
    return f"{counted(count, 'target')} of {year} measured by a count, month by month."


def waves_sentence(count: int, waves: int, year: str) -> str:
    """Return what the table of survey waves holds."""
    if not count:
        return f"No target of {year} is measured by a survey."
    head = f"{counted(count, 'target')} of {year} measured by a survey"
    return f"{head}, {counted(waves, 'wave')} loaded."


def figure_sentence(row: pd.Series, latest: pd.Series | None) -> str:
    """Return where a target stands that others' figures decide; `latest` is the newest of them."""
    if latest is None or pd.isna(row["actual"]):
        return f"Cannot tell: {str(row['status_reason'])[:1].lower()}{row['status_reason'][1:]}"
    span = Period(latest["period_start"].date(), latest["period_end"].date().replace(day=1))
    came = f"{target_amount(row, row['actual'])} in {span}"
    if pd.notna(row["lower_95"]):
        low, high = (target_amount(row, row[f"{side}_95"]) for side in ("lower", "upper"))
        came += f" (between {low} and {high})"
    return f"{came}; promised {promised_words(row)}. {row['status_reason']}"


def figures_sentence(count: int, figures: int, year: str) -> str:
    """Return what the table of figures that others record holds."""
    if not count:
        return f"No target of {year} follows a figure that others record."
    head = f"{counted(count, 'target')} of {year} on what others record"
    return f"{head}, {counted(figures, 'figure')} loaded."
