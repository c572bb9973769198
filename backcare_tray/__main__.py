"""Where `backcare-tray` and `python -m backcare_tray` begin."""

import sys

from backcare_tray import cli


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(cli.main())


if __name__ == "__main__":
    main()
