"""Statistics: our district beside others."""
