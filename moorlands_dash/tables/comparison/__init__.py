"""Tables: our district beside others."""
