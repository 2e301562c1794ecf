"""The questions that a claim leaves open, the rules of the verdicts, and what was assumed."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.claims import wordlist
from moorlands_dash.claims.model import (
    BEFORE,
    MOST_LETTERS,
    PERIOD,
    WHAT,
    WHERE,
    Question,
    Understood,
)
from moorlands_dash.claims.sides_said import COUNT, RATE
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims.holding import LEAST_YEARS
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.numbers import listed

_QUESTIONS = {
    "too long": f"That is too long: a claim has up to {MOST_LETTERS} letters.",
    "empty": "There is no word in that. Type a claim, or choose one.",
    "no kind": "What is claimed about it? One of these?",
    "no direction": "By so much up, or down?",
    "two kinds": "That says two things at once, the second with “{about}”. Claim one at a time.",
    "two amounts": "That holds two numbers, the second with “{about}”. Claim one at a time.",
    "two places": "That names two places, the second with “{about}”. Claim one at a time, or say "
    "“than in”.",
    "two periods": "That names two periods, the second with “{about}”. Name one, or say “compared "
    "with”.",
    "several": "That is about several kinds of incident. Which one?",
    "number": "What is “{about}” a number of? One of these?",
    "number of wards": "“{about}”: in how many wards it is so isn't judged, only whether it is in "
    "every one, in the district or in one ward. Do you mean one of these?",
    "since when": "“{about}”: since which month or year? What stands behind it is no date. These "
    "would be:",
    "unknown": "I don't know what “{about}” means here, so that the claim isn't judged. These "
    "would be:",
    "degree": "“{about}”: how much is judged only where it is said in figures. Without it?",
    "until": "“{about}”: up to then, or in it?",
    "one of how many": "“{about}” how many? Do you mean one of these?",
    "one alone": "“{about}”: only one is named. Without it?",
    "no record": "“{about}”: of a record one says that it is the highest or the lowest. Without "
    "it?",
    "misspelt": "I don't know what “{about}” means here. Is it this?",
    "covid": "“{about}” is no date. Compared with which year?",
    "around": "“{about}”: only what is inside a ward or the district is counted, not what lies "
    "around. Do you mean this?",
    "average": "“{about}”: an average isn't judged by itself, only what is above or below it. Do "
    "you mean this?",
    "elsewhere": "Only our own district is judged; “{about}” can be what it is set against.",
    "every ward": "“{about}”: that can't be judged ward by ward. Do you mean one of these?",
    "share of what": "A share of the district's count is one of a ward or a town. Of which?",
    "rate of a count": "“{about}”: a number of incidents is no rate. Do you mean the number?",
    "how exactly": "“{about}”: a size is judged as “at least”. Do you mean that?",
    "against what": "“{about}”: higher or lower than what?",
    "ward and elsewhere": "Another district is compared with ours as a whole, not with a ward. Do "
    "you mean one of these?",
    "not held": "“{about}”: these figures don't hold it, so that nothing about it can be judged. "
    "Do you mean something else?",
    "outcomes": "“{about}”: what became of crimes stands on the page Outcomes, by offence, with "
    "intervals and at equal age. It isn't judged as a claim, as the newest crimes are too new to "
    "say. Do you mean how many crimes there were?",
    "wider": "“{about}” isn't counted by itself. Do you mean this, which holds it?",
    "negative": "“{about}”: that can't be judged as it is denied. Turn it round and read the "
    "verdict:",
    "no ward": "“{about}”: of no ward is judged how many there were, not what changed. Do you mean "
    "every ward?",
    "no part": "“{about}” isn't among them. Of all incidents?",
    "on average": "“{about}”: only the average is judged, not each one by itself. Do you mean "
    "that?",
    "average count": "“{about}”: an average for each month, week, day or year is judged, of how "
    "many there were. Which?",
    "which month": "“{about}”: of which month is it? Name one, such as “in June 2025”.",
    "over years": "“{about}”: what is compared?",
    "which ward": "“{about}” is more than one ward. Which one?",
    "part of a ward": "“{about}” is part of a ward. Only whole wards are judged: this one?",
    "each": "“{about}”: how many there are a month, a week, a day or a year is judged, and nothing "
    "else of them. Do you mean one of these?",
    "of wards or years": "“{about}”: of all wards, or of all years?",
    "than before or elsewhere": "“{about}”: than before, or than elsewhere?",
    "of what": "“{about}”: that isn't by how much something changed. Is it meant so?",
    "seasons": "“{about}”: a season isn't set against another one, as each has its usual level. A "
    "season against the same one a year before? Or these?",
    "habit": "“{about}”: what happens every year isn't judged, only one year's months against "
    "those of the year before. Do you mean this?",
    "order": "“{about}”: that is two claims, that it is above now and was below before. Judge each "
    "by itself:",
    "cause": "“{about}”: counts can't tell why, only what changed. Do you mean one of these?",
    "future": "“{about}”: what is to come isn't judged, only what was. Do you mean one of these?",
    "after": "“{about}”: name the months, and those that they are compared with. Or do you mean "
    "one of these?",
    "faster": "“{about}”: changes aren't set against each other. One of them?",
    "exception": "“{about}”: nothing is left out of a count. Do you mean one of these?",
    "one of several": "“{about}”: claim one at a time. Which?",
    "in a row": "“{about}”: say how many years, quarters or months in a row, or since which. Or do "
    "you mean one of these?",
    "kinds ranked": "“{about}”: a place among the kinds of crime, or among the wards?",
    "no number": "“{about}” is no number. Say how many there were, or do you mean one of these?",
    "my ward": "Which ward is “{about}”?",
    "than what": "“{about}” what? Name a ward, the district, England and Wales, or a period.",
    wordlist.OTHERS: "“{about}”: a ward is set against the district as a whole. Do you mean that?",
    wordlist.ENGLAND: "“{about}”: no official figures of it are here by themselves. Do you mean "
    "this?",
    wordlist.USUAL: "“{about}”: what is usual is taken from the years before. Do you mean that?",
    "how much beside": "“{about}” isn't said of two places. Do you mean this?",
    "no comparison": "“{about}”: such a claim is about one period only. Leave it out.",
    "either": "“{about}”: what is compared?",
    "since": "“{about}”: what is compared?",
    "overlap": "“{about}”: the two periods overlap. Do you mean this?",
    "which period": "“{about}” can mean several periods. Which one?",
    "no period": "“{about}” is no period.",
    "to come": "“{about}”: no figures reach so far.",
    "rank of the district": "Only wards are ranked. Which one?",
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


def assumed_words(read: Understood, names: Names) -> str:
    """Return what was taken because it wasn't said, or as which of two; nothing where all was."""
    claim, assumed = read.claim, read.assumed
    taken = {
        WHAT: "all police incidents",
        WHERE: names.district,
        PERIOD: f"the latest months, {claim.period}",
        BEFORE: _before_words(read),
    }
    parts = [taken[part] for part in assumed]
    said = [f"Taken, as it wasn't said: {'; '.join(parts)}."] if parts else []
    said += [_TAKEN[code] for code in read.taken]
    said += [
        f"{town} is taken as its wards: {listed(wards)}." for town, wards in names.towns_of(claim)
    ]
    return " ".join(said)


def _before_words(read: Understood) -> str:
    before = read.claim.before
    if before is not None and before.start > read.claim.period.end:
        return f"set against the latest months, {before}"
    return "the same months a year before"


_TAKEN = {
    "rough": "A rough number is taken to be right within a tenth.",
    RATE: "Taken by rate, for each resident, as neither rate nor number was said; both are given.",
    COUNT: "Taken by number, as neither rate nor number was said; both are given.",
    "of the police": "Taken as what the police recorded; what others are told of it is counted "
    "apart.",
    "per resident": "One number of residents is known for both periods, so that the rate changes "
    "as the count does.",
}
"""How a claim was taken where it could be meant otherwise."""


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
            "still not be shown. “Not clearly” where the counts themselves are so, and only chance "
            "speaks against it",
        ),
        (
            verdicts.TOO_FEW,
            "so few that not even half as many would be a clear change. So too per cent of fewer "
            f"than {percent_from}, a rate or place on fewer than {enough} that isn't clear, and a "
            f"record of fewer than {LEAST_YEARS} earlier years",
        ),
        (
            verdicts.CANNOT_TELL,
            "a month is missing, the residents are not known, or the figures don't count the same",
        ),
    ]


def rule_notes(percent_from: int) -> list[str]:
    """Return the rules of each kind of claim."""
    return [
        "Risen or fallen: the change is clear by the test of the page My ward, asked alone, at 5%: "
        "a claim is one question named beforehand. A page that looks at many changes at once is "
        "stricter, so that picking one out doesn't make chance look like a change. Where the "
        "periods differ in length or season, it is the ratio of their months that rises or falls, "
        "not the count.",
        "Doubled, trebled, halved, by so many per cent: the change is clear, and the counts "
        "themselves, rounded, reach it: 1.95 times as many are called double, 0.505 half. Per cent "
        f"are not judged where either count is under {percent_from}.",
        "Highest or lowest of all wards: by rate, and in all of the middle 95% of simulations.",
        "Higher or lower than the district, another ward, or England and Wales: the rate is asked "
        "about by itself, at 5%, as on a ward's own page. The Ward map looks at all wards together "
        "and names fewer. A ward is set against the rest of the district.",
        "More than, fewer than, exactly, between, none: the count itself. So are the most or the "
        "fewest of all wards, more or fewer in number than elsewhere, and more of one kind than of "
        "another: as counted, whatever the residents.",
        "A share of the district's: as counted. In figures it must round to them, a fraction in "
        "words (a third) may be 2.5 points off.",
        "Every ward: each ward by itself. One that doesn't bear it is enough against it.",
        "A record: beyond the same months of all earlier years that are loaded, or of those since "
        "when it is claimed, and a clear change from the nearest of them. A month's record is one "
        "among all months, whatever the season.",
        "Twice the average, 20% above, half as many: the places are clearly apart, and by as much "
        "as counted, rounded.",
        "Second highest, the top three: all places that the ward may well have by its rate are as "
        "claimed; by number, as counted. Kinds of crime are ranked by number.",
        "Denied (“has not risen”): shown where not even the counts are so. Where they are, though "
        "not clearly, neither it nor its denial is shown.",
        "About the same: the ratio's whole interval is within a tenth, and no change is clear.",
        "So many years in a row: each year as counted, and the last clearly apart from the year "
        "before the first.",
        "A rate, or so many a month, a week or a day: as counted over the months of the claim, "
        "rounded to the figures that are said. “About” is right within a tenth.",
    ]


def example_claims(wards: Sequence[str], towns: Sequence[str]) -> list[str]:
    """Return claims to try, about wards and a town that there are."""
    if not wards:
        return ["Burglary has doubled", "Anti-social behaviour is down in the district"]
    first, middle = wards[0], wards[len(wards) // 2]
    of_town = [f"Crime in {towns[0]} fell last summer"] if towns else []
    return [
        f"Burglary has doubled in {middle}",
        "Anti-social behaviour is down in the district",
        f"{first} is the worst ward for criminal damage",
        *of_town,
        "Crime is below the national average",
    ]
