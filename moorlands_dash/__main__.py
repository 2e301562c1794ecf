"""`python -m moorlands_dash` is the `moorlands-dash` command."""

import sys

from moorlands_dash.cli import main

sys.exit(main())
