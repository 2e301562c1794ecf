"""Faults of a route in words: what is wrong with what is asked, and nothing of the data."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.exceptions import HTTPException

from moorlands_dash.partnership import SettingsError
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.ui.frame import trace
from moorlands_dash.ui.who import Refused

UNKEPT = {"Cache-Control": "no-store"}
_LOG = logging.getLogger("moorlands_dash")


@contextmanager
def in_words() -> Iterator[None]:
    """Answer 403 without the right, 400 for a choice that can't be, 503 where there are no data.

    A fault of the program is 500 with a reference; the server's log has where it arose.
    """
    try:
        yield
    except HTTPException:
        raise
    except Refused as refused:
        raise HTTPException(403, str(refused), UNKEPT) from refused
    except SelectionError as wrong:
        raise HTTPException(400, str(wrong), UNKEPT) from wrong
    except (NoSnapshot, StoreError, SettingsError) as lacking:
        raise HTTPException(503, str(lacking), UNKEPT) from lacking
    except Exception as fault:
        reference = secrets.token_hex(3)
        _LOG.error("%s", trace(fault, reference))
        said = f"This can't be shown, because of a fault in the program. Reference: {reference}."
        raise HTTPException(500, said, UNKEPT) from None
