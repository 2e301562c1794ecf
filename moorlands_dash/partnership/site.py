"""The settings' sections on the dashboard as a web site: its address, whom to tell, who loads."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from moorlands_dash.partnership.areas import Section


class Site(Section):
    """Where the dashboard is found, for links on paper."""

    address: Annotated[str, Field(pattern=r"^https?://[^\s?#]+$", max_length=200)] | None = None


class Accessibility(Section):
    """Whom to tell of something that not everybody can use."""

    email: Annotated[str, Field(pattern=r"^[^\s@<>]+@[^\s@<>]+$", max_length=200)] | None = None
    telephone: Annotated[str, Field(pattern=r"^[0-9 +()]{5,30}$")] | None = None
    answer_within_days: Annotated[int, Field(ge=1, le=60)] = 10


class Officer(Section):
    """What the data officer may do in the browser."""

    load_page: StrictBool = False
    """Whether the dashboard has the page on which files are loaded."""
