"""Readers and contracts: one module a source layout."""
