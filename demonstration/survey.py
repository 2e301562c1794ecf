"""A residents' survey, asked twice a year, and an open consultation that anybody could answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from demonstration import truths
from demonstration.draws import Draws
from demonstration.places import DISTRICT_CODE
from demonstration.sheets import csv_text
from moorlands_dash.periods import add_months

COLUMNS = (
    "indicator",
    "title",
    "area_code",
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "unit",
    "wording",
    "source",
    "sample",
)
SOURCE = "Invented survey of residents, made for the demonstration"
CONSULTATION = "Invented open consultation on the internet, made for the demonstration"

_SEED = 6
_MONTHS = 6
_ASKED = (400, 600)
_ASKED_IN_SMALL_WAVE = 78
_LUCK = 0.6
"""Spread of the answers beside that of a simply random sample, so that trends show."""


@dataclass(frozen=True)
class Question:
    """One question, and the share who say so in the first and in the last wave."""

    key: str
    title: str
    wording: str
    first: float
    last: float
    wording_before: str = ""
    reworded: date = truths.PERIOD.start
    """Waves that began before this day asked it as `wording_before`."""

    def asked_on(self, start: date) -> str:
        """Return the wording of the wave that began on a day."""
        return self.wording_before if start < self.reworded else self.wording


QUESTIONS = (
    Question(
        "problem_asb",
        "People who say that anti-social behaviour is a problem where they live",
        "How much of a problem is anti-social behaviour in your neighbourhood? "
        "Those who say very big or fairly big.",
        *(0.24, 0.17),
    ),
    Question(
        "problem_rowdy",
        "People who say that drunk or rowdy behaviour is a problem where they live",
        "How much of a problem are people being drunk or rowdy in public places? "
        "Those who say very big or fairly big.",
        *(0.19, 0.18),
    ),
    Question(
        "satisfied_area",
        "People who are satisfied with their area as a place to live",
        "How satisfied or dissatisfied are you with your local area as a place to live? "
        "Those who say very or fairly satisfied.",
        *(0.82, 0.87),
    ),
    Question(
        "feel_safe_after_dark",
        "People who feel safe outside after dark",
        "How safe or unsafe do you feel when outside in your local area after dark? "
        "Those who say very or fairly safe.",
        *(0.63, 0.64),
        "How safe do you feel when walking alone in your area after dark? "
        "Those who say very or fairly safe.",
        truths.REWORDED,
    ),
)


@dataclass(frozen=True)
class Answer:
    """What one wave says to one question."""

    question: Question
    start: date
    end: date
    said_so: int
    asked: int

    @property
    def share(self) -> float:
        """Return the share who said so, 0 to 1."""
        return self.said_so / self.asked


def answers() -> list[Answer]:
    """Return every wave's answers, oldest first."""
    waves = len(truths.PERIOD) // _MONTHS
    found = []
    for wave in range(waves):
        start = add_months(truths.PERIOD.start, wave * _MONTHS)
        end = add_months(start, _MONTHS) - timedelta(days=1)
        draws = Draws(_SEED, wave)
        asked = _ASKED[0] + int(draws.whole_numbers(_ASKED[1] - _ASKED[0] + 1, 1)[0])
        if start == truths.SMALL_WAVE:
            asked = _ASKED_IN_SMALL_WAVE
        luck = draws.normals(len(QUESTIONS)).tolist()
        for question, chance in zip(QUESTIONS, luck, strict=True):
            level = question.first + (question.last - question.first) * wave / (waves - 1)
            spread = _LUCK * sqrt(level * (1 - level) / asked)
            found.append(
                Answer(question, start, end, round((level + spread * chance) * asked), asked)
            )
    return found


def indicators_csv(found: list[Answer]) -> str:
    """Return the answers as CSV text in the layout of indicators."""
    rows = [
        (
            *(answer.question.key, answer.question.title, DISTRICT_CODE, answer.start, answer.end),
            *(answer.said_so, answer.asked, "share"),
            *(answer.question.asked_on(answer.start), SOURCE, "residents"),
        )
        for answer in found
    ]
    return csv_text(COLUMNS, [*rows, *_consultation_rows()])


@dataclass(frozen=True)
class Asked:
    """A question of the open consultation, and how many said so in each round."""

    key: str
    title: str
    wording: str
    said_so: tuple[int, ...]


ROUNDS = ((date(2025, 6, 1), date(2025, 7, 31), 391), (date(2026, 6, 1), date(2026, 7, 31), 402))
"""First and last day of a round, and how many answered."""

ASKED = (
    Asked(
        "priority_asb",
        "Name anti-social behaviour among their three most pressing problems",
        "Which three problems should the partnership tackle first? Those who name it.",
        (214, 238),
    ),
    Asked(
        "priority_speeding",
        "Name speeding among their three most pressing problems",
        "Which three problems should the partnership tackle first? Those who name it.",
        (247, 251),
    ),
    Asked(
        "seen_patrol",
        "Saw a police patrol in the past month",
        "Have you seen a police officer on foot in your area in the past month? Those who say yes.",
        (96, 121),
    ),
)


def _consultation_rows() -> list[tuple[object, ...]]:
    return [
        (
            *(question.key, question.title, DISTRICT_CODE, start, end, said_so, answered),
            *("share", question.wording, CONSULTATION, "responses"),
        )
        for question in ASKED
        for (start, end, answered), said_so in zip(ROUNDS, question.said_so, strict=True)
    ]
