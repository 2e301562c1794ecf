"""Whether this server is the public's."""

from __future__ import annotations

import sys

from moorlands_dash.partnership import Settings
from moorlands_dash.tables import audience


def for_the_public(settings: Settings) -> bool:
    """Tell whether this server is the public's; `streamlit run app.py -- --public` asks for it."""
    return audience.is_public(settings, asked="--public" in sys.argv[1:])
