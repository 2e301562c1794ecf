"""The provider that people sign in with, where the environment names it and not a file of secrets.

`MOORLANDS_AUTH_CLIENT_ID` stands for `client_id` under `[auth]` of Streamlit's `secrets.toml`, and
so on for each key of it. The environment goes before the file.
"""

from __future__ import annotations

from collections.abc import Mapping

PREFIX = "MOORLANDS_AUTH_"
KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What Streamlit needs for one provider."""


class ProviderError(ValueError):
    """A provider that is named by halves; says what is missing."""


def named(environment: Mapping[str, str]) -> dict[str, str]:
    """Return those of the keys that the environment names."""
    values = {key: environment.get(f"{PREFIX}{key.upper()}", "").strip() for key in KEYS}
    return {key: value for key, value in values.items() if value}


def provider(environment: Mapping[str, str]) -> dict[str, dict[str, str]] | None:
    """Return the secrets that the environment names, or None; raise ProviderError, in words."""
    found = named(environment)
    if not found:
        return None
    if missing := [f"{PREFIX}{key.upper()}" for key in KEYS if key not in found]:
        raise ProviderError(f"The provider of sign-ins is named by halves: set {missing[0]} too.")
    return {"auth": found}
