"""Who somebody is, by what the provider says of them, and what they may do."""

from moorlands_dash.access.person import LOCAL_NAME, NOBODY, THE_PUBLIC, Person, local_person
from moorlands_dash.access.telling import AccessError, person_of

__all__ = [
    "LOCAL_NAME",
    "NOBODY",
    "THE_PUBLIC",
    "AccessError",
    "Person",
    "local_person",
    "person_of",
]
