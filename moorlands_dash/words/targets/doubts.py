"""What is doubtful about a target as it was sent, in words for its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def target_doubts(target_id: str, lost: Mapping[str, Sequence[str]], *, person: bool) -> list[str]:
    """Return what to mend in a target.

    `lost` has the wards that the map in use lacks, each with the targets on it; `person` tells that
    the owner looks like one.
    """
    said = [
        f"It stands on {code}, a ward that the map in use doesn't have: nothing is counted for it. "
        "Send the target with the code of a present ward."
        for code, targets in lost.items()
        if target_id in targets
    ]
    if person:
        said.append("Its owner looks like a person's name: name the organisation instead.")
    return said
