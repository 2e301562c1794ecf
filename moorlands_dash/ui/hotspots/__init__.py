"""Panels: where incidents gather."""
