import sys

from tealight.cli import main

sys.exit(main())
