"""What rows set aside leave open of a map of hotspots, in words."""

from __future__ import annotations

from moorlands_dash.words.doubt import SET_ASIDE
from moorlands_dash.words.numbers import counted


def open_words(cells: int, nowhere: int) -> str:
    """Return what rows set aside leave open: of so many cells, and of the whole map."""
    told = ""
    if cells:
        told = f" Of {counted(cells, 'cell')} one cannot tell: {SET_ASIDE}."
    if nowhere:
        told += (
            f" {counted(nowhere, 'row')} set aside {'has' if nowhere == 1 else 'have'} no place: "
            "with so many, one cannot tell whether there are more hotspots."
        )
    return told


def doubt_notes(placed: int, nowhere: int) -> list[str]:
    """Return how many rows set aside lie in cells and how many on no map, and what that means."""
    notes = []
    if placed:
        notes.append(
            f"{counted(placed, 'row')} set aside {'lies' if placed == 1 else 'lie'} in cells of "
            "the map: what is said of a cell holds with them and without."
        )
    if nowhere:
        notes.append(
            f"{counted(nowhere, 'row')} set aside {'is' if nowhere == 1 else 'are'} not on the "
            "map, as no place can be read. They make no cell hot or cold: a hot one would be so "
            "were they all elsewhere, a cold one were they all there."
        )
    return notes


def trial_notes(aside: int, *, both: bool = False) -> list[str]:
    """Return what rows set aside do to a trial, where there are any.

    `both` says that it was judged with them and without; else it knows nothing of them.
    """
    if not aside:
        return []
    told = f"{counted(aside, 'row')} set aside may belong to these incidents"
    if both:
        return [f"{told}: a verdict is given where it is the same with them and without."]
    return [f"{told} and {'is' if aside == 1 else 'are'} not in the trial, so no verdict is given."]
