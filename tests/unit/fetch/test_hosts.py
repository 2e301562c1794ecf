"""Which addresses are asked at all."""

import pytest

from moorlands_dash.fetch import HOSTS
from moorlands_dash.fetch.hosts import checked
from moorlands_dash.fetch.model import FetchError


@pytest.mark.parametrize(
    "address",
    [
        "http://data.police.uk/api/forces",
        "ftp://data.police.uk/x",
        "https://data.police.uk:8443/api/forces",
        "https://somebody@data.police.uk/api/forces",
        "https://data.police.uk.example.org/api",
        "https://example.org/data.police.uk",
        "https://127.0.0.1/api",
        "https://[::1]/api",
        "https://xdata.police.uk/",
        "file:///etc/passwd",
        "//data.police.uk/api",
        "https://",
        "",
        "https://data.police.uk:port/",
        "https://data.police.uk/" + "x" * 9000,
    ],
)
def test_what_is_not_https_of_a_listed_host_is_refused(address: str) -> None:
    with pytest.raises(FetchError):
        checked(address, HOSTS)


@pytest.mark.parametrize(
    "address", ["https://data.police.uk/api", "https://DATA.POLICE.UK:443/api"]
)
def test_a_listed_host_is_asked(address: str) -> None:
    assert checked(address, HOSTS) == address


def test_no_host_is_listed_by_a_pattern() -> None:
    assert all("*" not in host and host == host.lower() and "." in host for host in HOSTS)
