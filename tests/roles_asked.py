"""What each role may, written out by hand: the answers that attacks on the roles are held against.

The settings give each role to a group of its own name; somebody of a role is whoever the provider
says is in that group.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from moorlands_dash.partnership import Settings, load_settings
from tests.public_view import settings_with

MAY: dict[str, set[str]] = {
    "public": {"figures"},
    "councillor": {"figures", "partnership"},
    "analyst": {"figures", "partnership", "places"},
    "officer": {"figures", "partnership", "places", "record"},
    "data_officer": {"figures", "partnership", "places", "load"},
    "administrator": {"figures", "partnership", "administer"},
    "stranger": set(),
}
"""A stranger has signed in and has no role."""
ASK = "the partnership's office, 01538 395400"
BEGAN = round(time.time()) - 60
"""When all of them signed in."""
ISSUER = "https://provider.example"
TAKES = {
    "public": "figures",
    "partnership": "partnership",
    "places": "places",
    "administrators": "administer",
}
"""For whom a table is -> the right that it takes."""
NEEDED = {
    "table.csv": "figures",
    "figure.png": "figures",
    "figure.svg": "figures",
    "ward.pdf": "figures",
    "pack.zip": "partnership",
    "promise.csv": "partnership",
    "next-targets.csv": "partnership",
    "next-actions.csv": "partnership",
    "hotspots.pdf": "places",
    "hotspots.png": "places",
    "hotspots.gpkg": "places",
    "hotspots.geojson": "places",
    "briefing.pdf": "places",
    "briefing.docx": "places",
}
"""A file -> the right that it takes."""
GUARDED = '[disclosure]\nthreshold = 5\nsensitive = ["burglary"]\npublished = []'
"""Settings by which the public gets no burglary and no small count."""


def settings_of_roles(folder: Path, further: str = "") -> Settings:
    """Write settings in which each role is a group's; return them."""
    held = "\n".join(
        f'[access.roles.{role}]\ngroups = ["{role}s"]' for role in MAY if role != "stranger"
    )
    access = f'[access]\nsign_in = true\ncontact = "{ASK}"\n{held}\n'
    return load_settings(settings_with(folder, f"{further}\n{access}"))


def claims_of(role: str) -> dict[str, Any]:
    """Return what the provider says of somebody of a role, or of nobody for "nobody"."""
    if role == "nobody":
        return {"is_logged_in": False}
    return {
        "is_logged_in": True,
        "iss": ISSUER,
        "sub": role,
        "name": f"Of {role}",
        "groups": [f"{role}s"],
        "iat": BEGAN,
    }
