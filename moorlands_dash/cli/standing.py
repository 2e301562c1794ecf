"""What a snapshot holds, as the officer is told after a load: plain text, no colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moorlands_dash.cli.plain import counted, printable
from moorlands_dash.periods import month_name, months_between
from moorlands_dash.store.manifest import PARTNERS, PLACED, Manifest
from moorlands_dash.store.partners import FAR
from moorlands_dash.store.ward_fit import doubtful
from moorlands_dash.words.data.loaded import lost_target_notes, old_code_notes


def standing(manifest: Manifest) -> str:
    """Say what the snapshot now holds."""
    counts = manifest.counts
    lines = [f"Ward map: {printable(manifest.ward_map or 'none loaded; wards are empty')}."]
    months = {cover.month for cover in manifest.covered()}
    if months:
        lines.append(
            f"Street extracts: {counted(len(months), 'month')}, {month_name(min(months))} to "
            f"{month_name(max(months))}; {counted(counts['rows'], 'incident')}, of them "
            f"{counts['incidents'] - (counts['in_wards_of_other_districts'] or 0):,} in "
            f"{counts['district']}."
        )
        lines += _forerunners(manifest)
        lines += _gaps(manifest)
        lines += _places(counts)
    lines += _partners(manifest)
    lines += map(printable, old_code_notes(counts.get("old_codes", {})))
    lines += map(printable, lost_target_notes(counts.get("lost_targets", {})))
    if counts["republished_crimes"]:
        crimes = counted(counts["republished_crimes"], "crime was", "crimes were")
        lines.append(f"{crimes} published again in a later month: counted once, where first seen.")
    if counts["repeated_crimes"]:
        crimes = counted(counts["repeated_crimes"], "crime stands", "crimes stand")
        lines.append(f"{crimes} more than once in one month: counted once.")
    if manifest.demonstration:
        lines.append("These are demonstration data, and every page and export says so.")
    return "\n".join(lines)


def _forerunners(manifest: Manifest) -> list[str]:
    """Say which other districts' rows are counted as ours."""
    names = manifest.settings.get("known_as")
    if not names:
        return []
    named = printable(names.replace("; ", ", "))
    return [f"Counted as {manifest.counts['district']} too: rows of {named}."]


def _gaps(manifest: Manifest) -> list[str]:
    """Say how many months our force's extracts leave out."""
    months = sorted(
        cover.month for cover in manifest.covered() if cover.source == manifest.settings["force"]
    )
    if not months:
        return [f"No street extract of {printable(manifest.settings['force'])} is among them."]
    missing = months_between(months[0], months[-1]) - len(months)
    if not missing:
        return []
    return [
        f"For {counted(missing, 'month')} between them no file of "
        f"{printable(manifest.settings['force'])} is loaded: missing, not nought."
    ]


def _places(counts: Mapping[str, Any]) -> list[str]:
    """Say what can't be placed, or is placed in another way by its point than by its LSOA."""
    place = counts["district"]
    unlocated = sum(item["rows"] for item in counts["without_location"])
    outside = counts["outside_wards"] or 0
    told = {
        "no location": unlocated,
        f"the LSOA of another district and the point in a ward of {place}": counts[
            "in_wards_of_other_districts"
        ],
        f"an LSOA of {place} and the point in none of its wards": outside,
        f"an LSOA of {place} and the point outside that LSOA's outline": counts["outside_lsoa"],
    }
    lines = [
        f"{counted(number, 'row has', 'rows have')} {words}."
        for words, number in told.items()
        if number
    ]
    if outside > counts["located"] / 2:
        lines.append(f"Check the ward outlines: most points of {place} lie in none of them.")
    elif doubtful(outside, counts["located"]):
        lines.append(
            f"Check the ward outlines: {outside:,} of {counts['located']:,} points of {place} lie "
            "in none of them."
        )
    return lines


def _partners(manifest: Manifest) -> list[str]:
    """Say what the partners beside the police tell of, and what of it isn't counted."""
    rows = manifest.counts.get("partner_rows", 0)
    if not manifest.active(*PARTNERS):
        return []
    lines = [
        f"Partners beside the police: {counted(rows, 'row')}, of them "
        f"{manifest.counts['partner_incidents']:,} in {manifest.counts['district']}."
    ]
    far = sum(record.elsewhere for record in manifest.active(*PLACED))
    elsewhere = sum(record.elsewhere for record in manifest.active(*PARTNERS)) - far
    waiting = sum(record.waiting for record in manifest.active("casualties"))
    if elsewhere:
        lines.append(f"{counted(elsewhere, 'row tells', 'rows tell')} of other forces' areas.")
    if far:
        lines.append(
            f"{counted(far, 'row lies', 'rows lie')} more than {FAR / 1000:g} km outside the ward "
            "map: of elsewhere, not counted."
        )
    if waiting:
        lines.append(
            f"{counted(waiting, 'casualty waits', 'casualties wait')} for the file of collisions: "
            "load it, and they are counted."
        )
    return lines
