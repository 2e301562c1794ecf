"""The questions that a claim leaves open, the rules of the verdicts, and what was assumed."""

from __future__ import annotations

from moorlands_dash.claims.model import (
    BEFORE,
    MOST_LETTERS,
    PERIOD,
    WHAT,
    WHERE,
    Question,
)
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.measures.claims.judging import Claim
from moorlands_dash.words.claims.stating import Names

_QUESTIONS = {
    "too long": f"That is too long: a claim has up to {MOST_LETTERS} letters.",
    "empty": "There is no word in that. Type a claim, or choose one.",
    "no kind": "What is claimed about it? Say that it rose, fell, doubled, or is the highest.",
    "no direction": "By so much up, or down?",
    "two kinds": "That says two things at once, the second with “{about}”. Claim one at a time.",
    "two amounts": "That holds two numbers, the second with “{about}”. Claim one at a time.",
    "two places": "That names two places, the second with “{about}”. Claim one at a time, or say "
    "“than in”.",
    "two periods": "That names two periods, the second with “{about}”. Name one, or say “compared "
    "with”.",
    "several": "That is about several kinds of incident. Which one?",
    "number": "What is “{about}” a number of?",
    "unknown": "“{about}” isn't understood. Say it in other words, or choose the claim below.",
    "not held": "{about}: these figures don't hold it, so that nothing about it can be judged.",
    "wider": "“{about}” isn't counted by itself. Do you mean this, which holds it?",
    "unchanged": "“{about}”: that nothing changed can't be shown by counts. They only fail to show "
    "a change. Claim a rise or a fall.",
    "negative": "“{about}”: what has not happened can't be judged. Turn it round: claim that it "
    "has, and read the verdict.",
    "which ward": "“{about}” is more than one ward. Which one?",
    "part of a ward": "“{about}” is part of a ward. Only whole wards are judged: this one?",
    "close to a ward": "No ward or place is called “{about}”. Do you mean one of these?",
    "my ward": "Which ward is “{about}”?",
    "than what": "“{about}” what? Name a ward, the district, England and Wales, or a period.",
    claims.DISTRICT: "Do you mean the district as a whole?",
    "other wards": "“{about}”: a ward is set against the district as a whole. Do you mean that?",
    "england": "“{about}”: no official figures of it are here by themselves. Do you mean this?",
    "usual": "“{about}”: what is usual is taken from the years before. Do you mean that?",
    "how much beside": "By how much one place is above another isn't judged. Without “{about}”?",
    "no comparison": "“{about}”: such a claim is about one period only. Leave it out.",
    "record since": "“{about}”: a record is judged among all years that are loaded. Leave it out.",
    "either": "“{about}”: what is compared?",
    "since": "“{about}”: what is compared?",
    "overlap": "“{about}”: the two periods overlap. Do you mean this?",
    "which period": "“{about}” can mean several periods. Which one?",
    "no period": "“{about}” is no period.",
    "to come": "“{about}”: no figures reach so far.",
    "rank of the district": "Only wards are ranked. Name a ward.",
    "ward and country": "Official figures of England and Wales are compared with the district's, "
    "not a ward's. Leave the ward out.",
    "beside itself": "That sets a place against itself. Name another one.",
    "district and ward": "The district isn't set against one of its wards. Name two wards, or one "
    "ward and the district.",
    "no official group": "Official figures of England and Wales have no group that counts the "
    "same. What they do have:",
}


def question_words(question: Question) -> str:
    """Return a question as it is asked."""
    return _QUESTIONS[question.code].format(about=question.about)


def assumed_words(claim: Claim, assumed: tuple[str, ...], names: Names) -> str:
    """Return what was taken because it wasn't said; nothing where all was."""
    taken = {
        WHAT: "all police incidents",
        WHERE: names.district,
        PERIOD: f"the latest months, {claim.period}",
        BEFORE: "the same months a year before",
    }
    parts = [taken[part] for part in assumed]
    return f"Taken, as it wasn't said: {'; '.join(parts)}." if parts else ""


def rules(percent_from: int, enough: int) -> list[tuple[str, str]]:
    """Return the verdicts with their rules, each in words."""
    return [
        (
            verdicts.SUPPORTED,
            "the counts reach what is claimed, and chance alone doesn't explain it",
        ),
        (
            verdicts.NOT_SUPPORTED,
            "they don't reach it, or the usual ups and downs would explain them; the opposite may "
            "still not be shown",
        ),
        (
            verdicts.TOO_FEW,
            "so few that not even half as many would be a clear change. So too per cent of fewer "
            f"than {percent_from}, a rate or place on fewer than {enough} that isn't clear, and a "
            f"record of fewer than {claims.LEAST_YEARS} earlier years",
        ),
        (
            verdicts.CANNOT_TELL,
            "a month is missing, the residents are not known, or the figures don't count the same",
        ),
    ]


def rule_notes(percent_from: int) -> list[str]:
    """Return the rules of each kind of claim."""
    return [
        "Risen or fallen: the change is clear by the test of the page My ward. Types of incident "
        "are tested together with the other types of the place, themes with the other themes, so "
        "that picking one out doesn't make chance look like a change. Where the periods differ in "
        "length or season, it is the ratio of their months that rises or falls, not the count.",
        "Doubled, trebled, halved, by so many per cent: the change is clear, and the counts "
        "themselves, rounded, reach it: 1.95 times as many are called double, 0.505 half. Per cent "
        f"are not judged where either count is under {percent_from}.",
        "Highest or lowest of all wards: by rate, and in all of the middle 95% of simulations.",
        "Higher or lower than the district, another ward, or England and Wales: the rate is asked "
        "about by itself, at 5%, as on a ward's own page. The Ward map looks at all wards together "
        "and names fewer. A ward is set against the rest of the district.",
        "More than, fewer than, exactly, none: the count itself.",
        "A record: beyond the same months of all earlier years that are loaded, and a clear change "
        "from the nearest of them.",
    ]
