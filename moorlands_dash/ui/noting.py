"""Who did what, written down where it happens: by whoever looks, once each.

The public's server notes nothing, and so does a home that may only be read. What anybody could
repeat without end, such as asking for what they may not see, is noted once a sign-in and thing; of
those who haven't signed in, once an hour.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from datetime import UTC, datetime

from moorlands_dash.access import LOCAL_NAME, Person
from moorlands_dash.partnership import Settings, settings_file
from moorlands_dash.store.audit import may_note, note
from moorlands_dash.store.home import StoreError, find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.noted import Event, SignIn
from moorlands_dash.ui.publicly import for_the_public

THE_SERVER = "the server"
_UNKNOWN = "somebody who hasn't signed in"
_HOUR = 3600
_LOG = logging.getLogger("moorlands_dash")


class Bounded:
    """What was noted already: so many things at most, the oldest forgotten first."""

    def __init__(self, most: int) -> None:
        """Take how many."""
        self.most = most
        self._known: OrderedDict[Hashable, None] = OrderedDict()
        self._lock = threading.Lock()

    def is_new(self, key: Hashable) -> bool:
        """Tell whether a thing comes for the first time."""
        with self._lock:
            new = key not in self._known
            self._known[key] = None
            self._known.move_to_end(key)
            if len(self._known) > self.most:
                self._known.popitem(last=False)
            return new

    def forget(self, key: Hashable) -> None:
        """Take a thing for new again: it couldn't be noted."""
        with self._lock:
            self._known.pop(key, None)


_noted = Bounded(20_000)
_in_use: dict[tuple[str, str], str] = {}
"""Home and settings file -> the hash of what it held when it was last looked at."""


def sign_in_of(person: Person) -> SignIn:
    """Return which sign-in it is by which the provider vouches for somebody."""
    return SignIn(person.subject, datetime.fromtimestamp(person.since, UTC))


def signed_in(person: Person, settings: Settings) -> None:
    """Note a sign-in, once; raise StoreError where it can't be kept."""
    key = (str(find_home().folder), "sign-in", person.subject, person.since)
    if not person.signed_in or not _noted.is_new(key):
        return
    try:
        _written("sign-in", "signed in", person, settings)
    except StoreError:
        _noted.forget(key)
        raise


def signed_out(person: Person, settings: Settings) -> None:
    """Note that somebody signed out: from now on, no copy of their cookie counts."""
    _written("sign-out", "signed out", person, settings)


def taken(person: Person, what: str, settings: Settings) -> None:
    """Note what somebody takes away; raise StoreError where that can't be kept.

    What the public may have is anybody's: nobody is noted for it who hasn't signed in.
    """
    if person.signed_in or person.name == LOCAL_NAME:
        _written("export", what, person, settings)


def refused(person: Person, what: str, settings: Settings) -> None:
    """Note what somebody asked for and may not have; they are told no, whether it can be or not."""
    since = person.since if person.signed_in else time.time() // _HOUR
    key = (str(find_home().folder), "refused", person.subject, since, what)
    if not _noted.is_new(key):
        return
    try:
        _written("refused", what, person, settings)
    except StoreError as fault:
        _LOG.warning("Refused access can't be noted: %s", fault)


def settings_used(settings: Settings, *, started: bool = False) -> None:
    """Note which settings are in use: as a server starts, and once they have changed."""
    path = settings_file()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    key = str(find_home().folder), str(path)
    before = _in_use.get(key)
    _in_use[key] = digest
    if (before in (None, digest) and not started) or not _notes(settings):
        return
    said = "the server started with" if started else "changed to"
    try:
        _note("settings", f"{said} {path.name}, SHA-256 {digest}", THE_SERVER, settings)
    except StoreError as fault:
        _LOG.warning("The settings in use can't be noted: %s", fault)


def _written(event: Event, what: str, person: Person, settings: Settings) -> None:
    if not _notes(settings):
        return
    name = person.name if person.signed_in or person.name == LOCAL_NAME else _UNKNOWN
    of_sign_in = event in ("sign-in", "sign-out")
    place = Records(find_home(), settings.key)
    sign_in = sign_in_of(person) if of_sign_in else None
    note(place, event, what, name, of=sign_in, once=of_sign_in)


def _note(event: Event, what: str, by: str, settings: Settings) -> None:
    note(Records(find_home(), settings.key), event, what, by)


def _notes(settings: Settings) -> bool:
    return not for_the_public(settings) and may_note(find_home())
