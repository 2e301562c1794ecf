"""Other addresses of public sources in the settings: what may stand there."""

import pytest
from pydantic import ValidationError

from moorlands_dash.partnership.elsewhere import Fetch

OLD = "https://www.nomisweb.co.uk/api"


@pytest.mark.parametrize("host", ["files.council.example", "a-b.c1.example.org", "data.gov.uk"])
def test_a_host_is_named_in_full(host: str) -> None:
    assert Fetch(hosts=[host]).hosts == [host]


@pytest.mark.parametrize(
    "host",
    ["*.council.example", "localhost", "127.0.0.1", "[::1]", "Council.example",
     "council.example:80", "https://council.example", "-a.example",
     "a..example", "", "169.254.169.254"],
)  # fmt: skip
def test_a_pattern_a_number_or_a_machine_of_ones_own_is_no_host(host: str) -> None:
    with pytest.raises(ValidationError):
        Fetch(hosts=[host])


@pytest.mark.parametrize(
    "new",
    ["http://files.council.example/x", "files.council.example/x", "https://a@files.example/x",
     "https://files.example:8443/x", "https://files.example/x?y=1", "https://files.example/x#y",
     "https://files.example/a b", "file:///etc/passwd", "https://", "https:///x",
     "https://FILES.example/x", "https://files.example/x/"],
)  # fmt: skip
def test_what_is_no_whole_https_address_stands_for_none(new: str) -> None:
    assert Fetch(instead={OLD: "https://files.council.example/x"}).instead
    with pytest.raises(ValidationError):
        Fetch(instead={OLD: new})
