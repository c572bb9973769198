"""Where nobody can be asked."""

from backcare_tray.core.desktop_look import DesktopLook


class NoAppearance:
    """Says nothing of its own."""

    look = DesktopLook()
