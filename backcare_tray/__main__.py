"""Where `backcare-tray` and `python -m backcare_tray` begin."""

import sys

from backcare_tray import cli, language


def main() -> None:
    """Run the command line, in the user's language, and end the process with its exit code."""
    language.use()
    sys.exit(cli.main())


if __name__ == "__main__":
    main()
