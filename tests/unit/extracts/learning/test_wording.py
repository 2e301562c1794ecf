"""What senders' words mean: those of thirteen, eleven and seventeen kinds that real systems use."""

import pytest

from moorlands_dash.extracts.learning.wording import meant
from moorlands_dash.extracts.profiled.wanted import wanted

COUNCIL = {
    "Fly Tipping - Household": "fly tipping",
    "Fly-tip": "fly tipping",
    "Dumped rubbish": "fly tipping",
    "Dog Fouling": "dog fouling",
    "Dog mess": "dog fouling",
    "Offensive graffiti": "graffiti",
    "Litter - overflowing bin": "litter",
    "Needles and sharps": "litter",
    "Abandoned vehicle": "not counted",
    "Dead animal": "not counted",
    "Missed bin": "not counted",
    "Street lighting": "not counted",
    "Noise nuisance": "not counted",
}
FIRE = {
    "Primary Fire - Deliberate": "deliberate",
    "Secondary Fire (Deliberate)": "deliberate",
    "Arson": "deliberate",
    "Accidental Dwelling Fire": "accidental dwelling",
    "ADF": "accidental dwelling",
    "Primary Fire Accidental Dwelling": "accidental dwelling",
    "Chimney fire": "other",
    "Accidental vehicle fire": "other",
    "False alarm - good intent": "not counted",
    "Special service": "not counted",
    "Road traffic collision": "not counted",
}
HOUSING = {
    "Noise nuisance": "noise",
    "Noise (Domestic)": "noise",
    "Verbal abuse/harassment/intimidation/threatening behaviour": "threats or abuse",
    "Hate-related incidents": "threats or abuse",
    "Physical violence": "threats or abuse",
    "Drugs/substance misuse/drug dealing": "alcohol or drugs",
    "Alcohol related": "alcohol or drugs",
    "Vandalism and damage to property": "vandalism",
    "Pets and animal nuisance": "animals",
    "Nuisance from vehicles": "vehicles",
    "Litter/rubbish/fly-tipping": "rubbish",
    "Garden nuisance": "neighbours",
    "Neighbour dispute": "neighbours",
    "Misuse of communal areas": "nuisance",
    "Rowdy behaviour": "nuisance",
    "Domestic abuse": "not counted",
    "Other ASB": "other",
}


@pytest.mark.parametrize(
    ("kind", "words"), [("environment", COUNCIL), ("fires", FIRE), ("asb_reports", HOUSING)]
)
def test_the_words_of_real_systems_are_understood(kind: str, words: dict[str, str]) -> None:
    assert meant(words, wanted(kind), "kind") == words


@pytest.mark.parametrize("text", ["Zebra crossing", "X", "Category 7", ""])
def test_what_nothing_tells_is_left_to_be_asked(text: str) -> None:
    for kind in ("environment", "fires", "asb_reports"):
        assert meant([text], wanted(kind), "kind") == {text: ""}


def test_a_word_misspelt_is_taken_for_the_one_it_is_like() -> None:
    assert meant(["Flytiping", "Graffitti"], wanted("environment"), "kind") == {
        "Flytiping": "fly tipping",
        "Graffitti": "graffiti",
    }


def test_plans_have_words_too() -> None:
    said = meant(["In progress", "Complete", "Amber", "On hold"], wanted("actions"), "status")
    assert list(said.values()) == ["under way", "done", "under way", "postponed"]
