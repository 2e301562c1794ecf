"""`python -m moorlands_dash.web`: what `moorlands-dash serve` starts."""

from moorlands_dash.web.serving import main

main()
