"""What was planted in what people say; `truths` has the rest."""

from __future__ import annotations

WORRY_LEVEL = {
    "Cellarhead": 0.42,
    "Biddulph West": 0.40,
    "Leek North": 0.34,
    "Leek West": 0.26,
    "Leek South": 0.25,
    "Leek East": 0.08,
    "Biddulph East": 0.24,
    "Manifold": 0.15,
    "Dane": 0.12,
    "Horton": 0.13,
    "Hamps Valley": 0.12,
    "Ipstones": 0.14,
}
"""Share of a ward's residents who say that anti-social behaviour is a problem, where it isn't the
district's level.

In Cellarhead many say so and little is recorded; in Leek East few say so and much is: whoever
takes worry for trouble, or trouble for worry, gets both wrong.
"""
FEW_ANSWERS = {"Bagnall and Stanley": (8, 9), "Manifold": (8, 16)}
"""Wards with the highest shares as counted: of nine answers no share is to be given, and of sixteen
one that is drawn towards all, as no more say so there than elsewhere."""

SHOUTS_MOST, LETTERS = "Horton", 30
"""A ward with the most entries on the list of issues, from a handful of people who write letters;
by people it is far from first."""
MOST_RAISED = "roads"
"""The theme that most people raised; by the survey it is not asked, and the most entries are its
too: those of the letters."""
