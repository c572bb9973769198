#!/usr/bin/env python3
"""Sets everything up and then runs Backcare, or its tests. Needs nothing but Python 3.11.

    python3 packaging/bootstrap.py run [ARGUMENTS OF BACKCARE]
    python3 packaging/bootstrap.py test [--all-desktops] [ARGUMENTS OF PYTEST]

This file is written so that an old Python can read it, and say what it lacks.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Backcare needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

from bootstrapping.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
