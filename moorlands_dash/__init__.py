"""Moorlands Together: a community-safety dashboard from CSV extracts."""

__version__ = "0.1.0"
