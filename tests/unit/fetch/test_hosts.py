"""Which addresses are asked at all."""

import pytest

from moorlands_dash.fetch import HOSTS
from moorlands_dash.fetch.hosts import checked, elsewhere
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


OLD, NEW = "https://data.police.uk/data/archive/latest.zip", "https://copy.council.example/p.zip"


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        (OLD, NEW),
        (f"{OLD}?a=b", f"{NEW}?a=b"),
        (f"{OLD}.sig", f"{OLD}.sig"),
        ("https://data.police.uk/api/forces", "https://copy.council.example/api/forces"),
        ("https://data.police.uk/api-next", "https://data.police.uk/api-next"),
        ("https://www.gov.uk/api", "https://www.gov.uk/api"),
        ("https://www.nomisweb.co.uk/api/x", "https://copy.council.example/nomis/api/x"),
        ("https://www.nomisweb.co.uk.example.org/", "https://www.nomisweb.co.uk.example.org/"),
    ],
)
def test_an_address_is_led_elsewhere_by_the_longest_beginning(address: str, asked: str) -> None:
    instead = {
        OLD: NEW,
        "https://data.police.uk/api": "https://copy.council.example/api",
        "https://www.nomisweb.co.uk": "https://copy.council.example/nomis",
    }
    assert elsewhere(address, instead) == asked
