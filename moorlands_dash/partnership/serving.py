"""The settings' section on serving others: under which names, behind what, and in whose frames."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from moorlands_dash.partnership.areas import Section

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names of this machine, for whoever sits at it."""
_NAME = r"(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"

Host = Annotated[str, Field(pattern=rf"^{_NAME}$", max_length=253)]
Origin = Annotated[str, Field(pattern=rf"^https?://{_NAME}(:[0-9]{{1,5}})?$", max_length=270)]


class Serving(Section):
    """How the dashboard is served to others than whoever sits at this machine."""

    hosts: list[Host] = Field(default_factory=list)
    """Names under which it is asked for, beside this machine's own: "dashboard.example.org"."""
    tls: StrictBool = False
    """Whether a proxy with TLS stands before it: cookies are then sent through TLS alone."""
    metrics: StrictBool = False
    """Whether Streamlit's own figures of memory and sessions are given at `/_stcore/metrics`."""
    embed_hosts: list[Origin] = Field(default_factory=list)
    """Sites whose pages may show guarded public figures in a frame: "https://www.example.org"."""

    @property
    def all_hosts(self) -> tuple[str, ...]:
        """Return every name under which it answers, as browsers write it."""
        return (*(f"[{name}]" if ":" in name else name for name in LOOPBACK), *self.hosts)


def may_not_listen(address: str, *, public: bool, sign_in: bool) -> str:
    """Return why the dashboard may not listen at an address, in words; "" where it may.

    Whoever reaches it without having to sign in sees what the partnership sees.
    """
    if address in LOOPBACK or public or sign_in:
        return ""
    return (
        f"Nobody has to sign in to this dashboard, so it listens on this machine alone: at "
        f"{address} everybody on the network could read what the partnership keeps to itself. Set "
        "up sign-in, or serve what the public may have: `moorlands-dash --public serve`."
    )
