"""Panels: what the Strategy Group meets for, and reports back."""
