"""Text that tells of a person is known for it; text of plans isn't."""

from __future__ import annotations

import pytest

from moorlands_dash.extracts.persons_named import told_of
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.titles import names_of

WARDS = ("Biddulph East", "Brown Edge and Endon", "Leek North", "Manifold", "Bagnall and Stanley")
NAMES = (*names_of(load_settings()), *WARDS)
# The names are made up by their parts; the numbers are of the range kept for drama.
PERSONAL = (
    ("Visit Anna Beispiel about the noise", "a person's name"),
    ("Mrs Beispiel's fence", "a person's name"),
    ("PC Beispiel to call in Leek", "a person's name"),
    ("Work with A. Beispiel", "a person's name"),
    ("Speak to O'Neill McBeispiel", "a person's name"),
    ("Gate at 12 High Street, Leek", "an address"),
    ("Fire in Flat 2", "an address"),
    ("Noise at ST13 6HQ", "a postcode"),
    ("Ring 01632 960 123", "a telephone number"),
    ("Ask someone@example.org", "an e-mail address"),
)
HARMLESS = (
    "Licensing visits in Biddulph East",
    "Neighbourhood Watch in Brown Edge",
    "Fewer fires in homes in Leek North",
    "Meeting of the Safer Neighbourhood Panel",
    "Summary of the plan for 2025/26",
    "100 bikes marked by 31 March",
    "Bonfire Night patrols in Leek",
    "Work of Mediation North Staffs",
    "Fewer than 1,234 burglaries, down 20%",
)


@pytest.mark.parametrize(("text", "why"), PERSONAL)
def test_what_tells_of_a_person_is_known(text: str, why: str) -> None:
    assert told_of(text, NAMES) == why


@pytest.mark.parametrize("text", HARMLESS)
def test_what_tells_of_a_place_or_a_body_is_let_be(text: str) -> None:
    assert told_of(text, NAMES) is None


def test_a_body_is_known_by_the_settings() -> None:
    assert told_of("Evenings with Silver Heron", ()) == "a person's name"
    assert told_of("Evenings with Silver Heron", ["The Silver Foundation"]) is None
