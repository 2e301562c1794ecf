"""Lots that nobody can draw again without the secret: the same cell always draws the same one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from hashlib import blake2b

_BITS = 64


@dataclass(frozen=True)
class Lots:
    """The lots that one secret draws."""

    secret: bytes = field(repr=False)
    """At most 64 bytes, by chance and kept to itself: whoever has it can undo what is hidden."""

    def drawn(self, what: str, cell: Hashable) -> float:
        """Return a number from 0 to under 1, equally likely anywhere, for a cell and a purpose.

        Method: a keyed hash (BLAKE2, RFC 7693) of both, as the cell keys of census tables are.
        """
        text = repr((what, cell)).encode()
        drawn = int.from_bytes(blake2b(text, key=self.secret, digest_size=_BITS // 8).digest())
        return drawn / 2.0**_BITS
