"""Panels: our district beside others."""
