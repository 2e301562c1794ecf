"""How each sender writes its days, where its files don't show it."""

from __future__ import annotations

import hashlib
import re
from fnmatch import fnmatchcase
from typing import Literal

from pydantic import ConfigDict, RootModel

Order = Literal["day", "month", ""]
"""What comes first in days with strokes: "" where nothing shows it."""

_ORDERS: dict[str, Order] = {"day first": "day", "month first": "month"}


class Senders(RootModel[dict[str, Literal["day first", "month first"]]]):
    """Sender, or pattern of the names of its files -> what comes first in its days."""

    model_config = ConfigDict(defer_build=True, frozen=True)
    root: dict[str, Literal["day first", "month first"]] = {}

    def order(self, *names: str) -> Order:
        """Return what comes first in the days of files or senders, where it is one for all.

        Letter case and folders don't matter. "" where nothing is said of one of them, or patterns
        that fit it contradict each other.
        """
        said = {self._of(name) for name in names}
        return said.pop() if len(said) == 1 else ""

    @property
    def key(self) -> str:
        """Return what tells these rules from others; "" where there are none."""
        told = sorted(self.root.items())
        rules = "\n".join(f"{name.casefold()}\t{order}" for name, order in told)
        return hashlib.sha256(rules.encode()).hexdigest()[:16] if rules else ""

    def _of(self, name: str) -> Order:
        plain = re.split(r"[/\\]", name.strip().casefold())[-1]
        fits = {word for text, word in self.root.items() if fnmatchcase(plain, text.casefold())}
        return _ORDERS[fits.pop()] if len(fits) == 1 else ""
