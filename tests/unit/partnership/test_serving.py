"""Where the dashboard may listen, and which names of hosts the settings take."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from moorlands_dash.partnership.serving import Serving, may_not_listen


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.20", "dashboard.example.org"])
def test_beyond_this_machine_people_sign_in_or_are_the_public(address: str) -> None:
    refused = may_not_listen(address, public=False, sign_in=False)
    assert address in refused and "sign in" in refused and "--public" in refused
    assert not may_not_listen(address, public=True, sign_in=False)
    assert not may_not_listen(address, public=False, sign_in=True)


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "::1"])
def test_this_machine_may_always_ask(address: str) -> None:
    assert not may_not_listen(address, public=False, sign_in=False)


@pytest.mark.parametrize(
    "host", ["*", "https://a.example", "a.example:80", "a b", "a.*.example", "", "a.example/", "A"]
)
def test_a_host_is_a_name(host: str) -> None:
    with pytest.raises(ValidationError):
        Serving(hosts=[host])


@pytest.mark.parametrize("origin", ["*", "a.example", "https://a.example/x", "'none'; x", "https:"])
def test_who_may_frame_is_named_by_scheme_and_name(origin: str) -> None:
    with pytest.raises(ValidationError):
        Serving(embed_hosts=[origin])
    assert Serving(embed_hosts=["https://www.example.org"]).embed_hosts
