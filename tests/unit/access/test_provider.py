"""A provider from the environment: whole, or refused in words that hold no secret."""

from __future__ import annotations

import pytest
from streamlit.runtime.secrets import Secrets

from moorlands_dash.access.provider import KEYS, PREFIX, ProviderError, provider

WHOLE = {f"{PREFIX}{key.upper()}": f"the {key}" for key in KEYS}


def test_nothing_named_is_nothing() -> None:
    assert provider({"MOORLANDS_HOME": "x", f"{PREFIX}CLIENT_ID": " "}) is None


def test_what_is_named_is_what_streamlit_reads() -> None:
    found = provider(WHOLE | {"OTHER": "x"})
    assert found is not None
    secrets = Secrets()
    secrets.merge_programmatic_secrets(found)
    assert secrets["auth"]["client_secret"] == "the client_secret"
    assert set(found["auth"]) == set(KEYS)


@pytest.mark.parametrize("lacking", WHOLE)
def test_one_named_by_halves_is_refused(lacking: str) -> None:
    with pytest.raises(ProviderError, match=lacking) as refused:
        provider({name: value for name, value in WHOLE.items() if name != lacking})
    assert "the " not in str(refused.value).removeprefix("The provider")
