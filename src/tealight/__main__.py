"""`python -m tealight …` is `tealight …`."""

import sys

from tealight.cli import main

sys.exit(main())
