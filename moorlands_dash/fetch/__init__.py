"""Fetching what is public of a district, for commands alone: no page ever asks anything."""

from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.model import Came, FetchError, Wanted
from moorlands_dash.fetch.register import HOSTS, SOURCES
from moorlands_dash.fetch.rounds import fetch, gather, plan

__all__ = [
    "HOSTS",
    "SOURCES",
    "Came",
    "Client",
    "FetchError",
    "Wanted",
    "fetch",
    "gather",
    "plan",
]
