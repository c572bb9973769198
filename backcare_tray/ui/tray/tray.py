"""The icon in the panel: the state at a glance, a tooltip, the menu, and one click to a break.

No timer keeps the tooltip current. A panel is handed the text once and shows it whenever the
pointer rests on the icon, without asking again, so the text holds the absolute time ("Next break
at 14:05"), which stays true until the next event. "In 23 min" stands where we know that somebody
looks: in the menu as it opens, and in the control window.
"""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QSystemTrayIcon

from backcare_tray.core.ports import Clock, Glance, Status
from backcare_tray.ui import words
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.tray.menu import TrayMenu


class Tray:
    """Stays for the life of the program. A panel that starts late, or again, gets the icon."""

    def __init__(
        self, icons: Icons, menu: TrayMenu, clock: Clock, clicked: Callable[[], None]
    ) -> None:
        self._icons = icons
        self._menu = menu
        self._clock = clock
        self._clicked = clicked
        self._glance: Glance | None = None
        self._icon = QSystemTrayIcon()
        self._icon.setContextMenu(menu)
        self._icon.activated.connect(self._activated)

    @property
    def available(self) -> bool:
        """Whether there is a panel now that shows tray icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_status(self, status: Status) -> None:
        """Bring icon, tooltip and menu up to date; what stays the same is not sent again."""
        self._menu.show_status(status)
        tip = words.next_break(status, self._clock.now())
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)
        if status.glance is not self._glance:
            self._icon.setIcon(self._icons.tray(status.glance))
            if self._glance is None:
                self._icon.show()
            self._glance = status.glance

    def change_menu(self, menu: TrayMenu) -> None:
        """Take another menu, in another language; `show_status` fills it."""
        self._menu.deleteLater()
        self._menu = menu
        self._icon.setContextMenu(menu)

    def hide(self) -> None:
        """Take the icon out of the panel: the program ends."""
        self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # macOS reports a click whenever the menu opens; there the menu alone is the way in.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self._clicked()
