"""Qt's half of listening to an event of Windows; only there has Qt a class for it."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6 import QtCore

from backcare_tray.system.presence.source import Say
from backcare_tray.system.presence.windows_consent import Consent
from backcare_tray.system.presence.wishes import Wish

if sys.platform == "win32":
    import ctypes
    import winreg

    QT: Any = QtCore
    """What is only in Qt for Windows is unknown to the types of all other systems."""

    def consent(wish: Wish, say: Say) -> Consent:
        """The list of this user. Raises OSError or AttributeError where Windows lacks it."""
        libraries = ctypes.WinDLL("advapi32"), ctypes.WinDLL("kernel32")
        return Consent(wish, say, winreg, libraries, follow)

    def follow(handle: int, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard` whenever the event is set; what is returned ends that."""
        notifier = QT.QWinEventNotifier(handle)
        notifier.activated.connect(lambda _: heard())

        def end() -> None:
            notifier.setEnabled(False)

        return end
