"""The table behind "Can I say this?": one claim, judged, or the question that it leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.claims.model import BEFORE, PERIOD, Known, Option, Question, Understood
from moorlands_dash.claims.reading import read_claim
from moorlands_dash.extracts.place_kinds import LANDMARK, POSTCODE
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.coverage import default_period
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.claims.figures import Figures
from moorlands_dash.tables.claims.official import OFFICIAL, official_of
from moorlands_dash.tables.doubt import clause_of, nowhere_clauses, nowhere_notes
from moorlands_dash.tables.frames import framed
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.places import names_without
from moorlands_dash.words.claims import judging as words
from moorlands_dash.words.claims import questions
from moorlands_dash.words.claims.answers import short_answer
from moorlands_dash.words.claims.evidence import evidence
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.stating import claim_text, lead_label

JUDGED, ASKED_BACK = "judged", "asked back"
_YEAR = 12


def claim(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a typed claim with its verdict and evidence, or a row for each answer to choose."""
    request = Request(snapshot, settings, replace(selection, category=vocabulary.ALL, area=None))
    period = default_period(request.loaded, _YEAR)
    if period is None:
        return request.nothing("claim", "Can this be said?")
    typed = " ".join(selection.claim.split())
    if not typed:
        return _table(request, [], words.ASK)
    known = _known(request, period)
    read = read_claim(typed, known)
    if isinstance(read, Understood):
        read = _official(request, _own_months(request, read))
    if isinstance(read, Question):
        said = questions.question_words(read)
        return _table(request, _asked(typed, said, _answers(request, read)), said)
    return _judged(request, typed, read)


def _answers(request: Request, question: Question) -> list[Option]:
    """Return the answers to a question; else claims close to what was typed."""
    names = claim_names(request.snapshot, request.settings)
    close = [_latest(request, one) for one in question.leads]
    offered = [Option(lead_label(one, names), claim_text(one, names)) for one in close]
    return [*question.options, *offered]


def _latest(request: Request, lead: claims.Claim) -> claims.Claim:
    """Return a claim of the latest months with those of what it counts."""
    period = default_period(request.loaded_of(lead.category), _YEAR)
    if period is None or lead.period != default_period(request.loaded, _YEAR):
        return lead
    return replace(lead, period=period, before=period_before(period) if lead.before else None)


def claim_names(snapshot: Snapshot, settings: Settings) -> Names:
    """Return how claims call places."""
    areas = snapshot.areas("ward")
    wards = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    own = settings.district.name
    others = tuple(name for name in settings.districts if name != own)
    return Names(wards, own, settings.recorded_crime.country_name, others)


def _known(request: Request, period: Period) -> Known:
    settings = request.settings
    given = offered(request.snapshot.withheld)
    held = vocabulary.held_choices(request.snapshot.sources())
    return Known(
        names=names_without(request.snapshot, settings, POSTCODE, LANDMARK),
        offered={key: name for key, name in given.items() if key in held},
        period=period,
        district=settings.district.name,
        country=settings.recorded_crime.country_name,
        first_month=settings.financial_year.first_month,
        others=tuple(name for name in settings.districts if name != settings.district.name),
        since=request.loaded[0],
        until=_latest_of_any(request, given),
        reach=_further(request, given, period),
    )


def _further(request: Request, given: Iterable[str], period: Period) -> dict[str, Period]:
    """Return the latest months of what is loaded further than the police's."""
    held = set(request.snapshot.sources()).intersection(given)
    own = {key: default_period(request.loaded_of(key), _YEAR) for key in held}
    return {key: each for key, each in own.items() if each and each.end > period.end}


def _latest_of_any(request: Request, given: Iterable[str]) -> date:
    """Return the last month that is loaded of anything that may be claimed."""
    held = set(request.snapshot.sources()).intersection(given)
    latest = (request.loaded_of(key)[-1:] for key in held)
    return max((month for months in latest for month in months), default=request.loaded[-1])


def _own_months(request: Request, read: Understood) -> Understood:
    """Return a claim with the latest months of what it counts, where no period is said."""
    period = default_period(request.loaded_of(read.claim.category), _YEAR)
    asked = read.claim
    if asked.kind in claims.RUNS:
        return _own_row(read, period)
    if period and PERIOD not in read.assumed and BEFORE in read.assumed and asked.before:
        looks_back = asked.before.start > asked.period.end
        return replace(read, claim=replace(asked, before=period)) if looks_back else read
    if PERIOD not in read.assumed or period is None or period == read.claim.period:
        return read
    before = period_before(period) if read.claim.before else None
    if BEFORE not in read.assumed and read.claim.before != period_before(read.claim.period):
        before = read.claim.before
    return replace(read, claim=replace(read.claim, period=period, before=before))


def _own_row(read: Understood, period: Period | None) -> Understood:
    """Return a row of changes that ends with the latest months of what it counts."""
    asked = read.claim
    if PERIOD not in read.assumed or period is None or asked.before is None:
        return read
    later = (
        (period.end.year - asked.period.end.year) * 12 + period.end.month - asked.period.end.month
    )
    moved = asked.period.shifted(later), asked.before.shifted(later)
    return replace(read, claim=replace(asked, period=moved[0], before=moved[1]))


def _official(request: Request, read: Understood) -> Understood | Question:
    """Return a claim about the country with a period of official figures, where none is said."""
    asked = read.claim
    if asked.versus != claims.COUNTRY:
        return read
    if asked.category not in OFFICIAL:
        names = claim_names(request.snapshot, request.settings)
        options = [
            Option(claim_name(key), claim_text(replace(asked, category=key), names))
            for key in OFFICIAL
        ]
        return Question("no official group", "", tuple(options))
    own = replace(request, selection=Selection(category=asked.category))
    period = official_of(own).period if PERIOD in read.assumed else None
    return replace(read, claim=replace(asked, period=period)) if period else read


def _asked(typed: str, said: str, options: list[Option]) -> list[Record]:
    start = {"typed": typed, "standing": ASKED_BACK, "question": said}
    found = [start | {"offered": one.label, "claim": one.text} for one in options]
    return found or [start]


def _judged(request: Request, typed: str, read: Understood) -> Table:
    """Return the claim's one row, with the words of its verdict."""
    asked = read.claim
    names = claim_names(request.snapshot, request.settings)
    selection = Selection(period=asked.period, category=asked.category)
    own = Request(request.snapshot, request.settings, selection)
    row = _row(Figures(own, asked), asked)
    counted, tested = evidence(_shown(asked, row), row, names)
    told = {
        "typed": typed,
        "standing": JUDGED,
        "claim": claim_text(asked, names),
        "assumed": questions.assumed_words(read, names),
        "answer": short_answer(_shown(asked, row), row),
        "evidence": counted,
        "test": tested,
        "may_be_said": words.may_be_said(_shown(asked, row), row, names),
        "area_name": names.place(asked.area),
    }
    said = words.answer(_shown(asked, row), row, names)
    others = [asked.before] if asked.before else []
    notes = own.break_notes(asked.period, *others) + nowhere_notes(own, asked.period, *others)
    return _table(request, [row | told], said, asked, notes)


_OWN: Record = dict.fromkeys(
    (
        "contrary",
        "denied",
        "nearest_kind",
        "number_rank",
        "per_each",
        "turns",
        "wards_as_counted",
        "wards_unknown",
    )
)
"""What the sentences alone need of a row."""


def _row(figures: Figures, asked: claims.Claim) -> Record:
    """Return the figures and the verdict; a column that the claim has no use for is missing."""
    row: Record = (
        dict.fromkeys(SPECS["claim"].names)
        | _OWN
        | {
            "record_rank": None,
            "known": False,
            "against": None,
        }
    )
    row |= {
        "kind": asked.kind,
        "category": asked.category,
        "area_code": asked.area,
        "amount": asked.amount,
        "versus": asked.versus,
        "amount_to": asked.amount_to,
        "other": asked.other,
    }
    row |= figures.row()
    if asked.kind in claims.RANKS and row["doubt"]:
        row["verdict"] = verdicts.CANNOT_TELL
    if row["verdict"] == verdicts.CANNOT_TELL and not row["missing"]:
        row["missing"] = _set_aside(figures, asked)
    if pd.isna(row["verdict_of_change"]):
        row["verdict_of_change"] = verdicts.CANNOT_TELL
    return row


def _set_aside(figures: Figures, asked: claims.Claim) -> str:
    """Return the rows set aside that leave a claim open, as a clause."""
    before = [asked.before or period_before(asked.period)] if asked.kind in claims.CHANGES else []
    count = figures.row()["count"]
    ward = figures.area if figures.area is None or "+" not in figures.area else None
    clause = clause_of(figures.request, ward, count, asked.period, *before)
    return clause or "; ".join(nowhere_clauses(figures.request, asked.period, *before))


def _shown(asked: claims.Claim, row: Record) -> claims.Claim:
    """Return the claim with the earlier year that a record is set against."""
    if asked.kind not in claims.RECORDS or pd.isna(row["before_from"]):
        return asked
    return replace(asked, before=Period(row["before_from"].date(), row["before_to"].date()))


def _table(
    request: Request,
    rows: list[Record],
    said: str,
    asked: claims.Claim | None = None,
    notes: list[str] | None = None,
) -> Table:
    least = request.settings.thresholds.percent_change_from
    told = [{name: row.get(name) for name in SPECS["claim"].names} for row in rows]
    return request.table(
        "claim",
        framed("claim", told),
        title="Can this be said?",
        period=asked.period if asked else None,
        sentence=said,
        about=[asked.category] if asked else None,
        notes=[
            *questions.rule_notes(least),
            *(notes or []),
            f"Ward map in use: {request.snapshot.ward_map}.",
        ],
    )
