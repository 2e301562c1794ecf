"""A public source, as its module declares it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moorlands_dash.districts import Area
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import Got, Wanted
from moorlands_dash.fetch.tour import Tour

TAKEN = "November 2026"
"""When the addresses were taken from public documentation; none was called then."""


def anywhere(_area: Area) -> bool:
    """Tell that a source has figures of every district."""
    return True


@dataclass(frozen=True)
class Source:
    """A public source: one a module of `fetch/sources/`."""

    key: str
    what: Callable[[Area], str]
    address: str
    hosts: tuple[str, ...]
    """Every host that may be asked, those it redirects to among them."""
    licence: str
    layout: str
    """What the files hold, in a sentence."""
    by_hand: str
    days: int
    """Days after which it is asked again whether something newer is out."""
    fetch: Callable[[Tour], Got]
    knows: Callable[[Given], bool]
    """Whether a file is this source's, downloaded by somebody; told by what is in it."""
    take: Callable[[Tour, Sequence[Given]], Got]
    size: int | None = None
    loaded: bool = True
    """Whether `load` reads what comes; else it is kept for a reader to come."""
    kept_for: str = ""
    """What is done with it where it is kept and no other source's module reads it."""
    applies: Callable[[Area], bool] = anywhere
    taken: str = TAKEN

    def wanted(self, area: Area) -> Wanted:
        """Return what is said of it before anything is asked."""
        by_hand = (
            f'{self.by_hand}, then run `moorlands-dash start "{area.name}" --from DIR` with its '
            "folder."
        )
        return Wanted(self.what(area), self.address, self.size, self.licence, by_hand)
