"""Figures: our district beside others."""
