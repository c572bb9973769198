"""The settings window: a few calm pages; every change takes effect at once, none needs an OK."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Self

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import Key
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui import theme
from backcare_tray.ui.about import AboutPage
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.settings.catalogue import catalogue
from backcare_tray.ui.settings.data import DataPage
from backcare_tray.ui.settings.editing import Editing, with_defaults
from backcare_tray.ui.settings.foot import Foot
from backcare_tray.ui.settings.keys import KeysPage
from backcare_tray.ui.settings.look import LookPage
from backcare_tray.ui.settings.moment import MomentPage
from backcare_tray.ui.settings.navigation import Navigation
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.pages import Pages
from backcare_tray.ui.settings.ports import SettingsPorts
from backcare_tray.ui.settings.rhythm import RhythmPage
from backcare_tray.ui.settings.search import Found, Results, find
from backcare_tray.ui.settings.sets import SetsPage
from backcare_tray.ui.settings.sound import SoundPage

SIZE = QSize(900, 640)


class PageName(StrEnum):
    """The pages, in their order."""

    RHYTHM = "rhythm"
    SETS = "sets"
    MOMENT = "moment"
    SOUND = "sound"
    LOOK = "look"
    KEYS = "keys"
    DATA = "data"
    ABOUT = "about"


class SettingsDialog(QDialog):
    """Edits the settings of `ports.store`. A fault in writing is shown below the pages.

    Call `refresh` whenever the settings changed elsewhere.
    """

    unfinished = False

    def __init__(self, ports: SettingsPorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._place = ports.place
        self.undone: Settings | None = None
        """What "Undo" would put in force, while it is offered."""
        self.foot, self.results, self.stack = Foot(), Results(), QStackedWidget()
        self.editing = Editing(ports.store, self._told)
        titles = _titles()
        self.pages = Pages(self._makers(ports, titles), self._put_in)
        signs = [(titles[name], GLYPHS[name]) for name in self.pages]
        self.nav = Navigation(signs, ports.icons)
        self._lay_out()
        self._connect()

    @property
    def options(self) -> dict[Key, Option]:
        """Every option that can be changed here, by its key; makes all pages."""
        every = (option for page in self.pages.values() for option in page.options)
        return {key: option for option in every for key in option.keys}

    def present(self) -> None:
        """Show the window on the screen with the pointer."""
        self._place.present(self, theme.grown(SIZE))
        self.nav.list.setFocus()

    def show_page(self, name: PageName) -> None:
        """Turn to a page."""
        self.nav.search.clear()
        self.nav.list.setCurrentRow(list(self.pages).index(name))

    def show_option(self, option: Option, page: SettingsPage) -> None:
        """Turn to an option, give it the keyboard and mark it for a moment."""
        self.nav.search.clear()
        self.nav.list.setCurrentRow(list(self.pages.values()).index(page))
        page.reveal(option)
        option.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        option.mark()

    def resume(self, before: Self) -> None:
        """Turn to the page that `before` shows; what can be undone there can be undone here."""
        self.nav.list.setCurrentRow(before.nav.list.currentRow())
        if (undone := before.undone) is not None:
            self._offer(undone, tr("Your settings have changed."))

    def refresh(self) -> None:
        """Show the settings that are in force now."""
        for page in self.pages.made:
            page.refresh(self.editing.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc clears the search, takes back a question, then closes.

        Enter presses no button that has not the keyboard.
        """
        page, esc = self.stack.currentWidget(), event.key() == Qt.Key.Key_Escape
        if esc and self.nav.search.text():
            self.nav.search.clear()
        elif esc and isinstance(page, SettingsPage) and page.dismiss():
            return
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _makers(
        self, ports: SettingsPorts, titles: dict[PageName, str]
    ) -> dict[PageName, Callable[[], SettingsPage]]:
        undo = ports.icons.glyph("undo", "muted")
        bench = Workbench(self.editing, catalogue(), ports.icons, undo)
        name = PageName
        return {
            name.RHYTHM: lambda: RhythmPage(bench, titles[name.RHYTHM], ports.trials),
            name.SETS: lambda: SetsPage(bench, titles[name.SETS], ports),
            name.MOMENT: lambda: MomentPage(bench, titles[name.MOMENT], ports.today, ports.trials),
            name.SOUND: lambda: SoundPage(bench, titles[name.SOUND], ports.sounds),
            name.LOOK: lambda: LookPage(bench, titles[name.LOOK]),
            name.KEYS: lambda: KeysPage(bench, titles[name.KEYS], ports.command),
            name.DATA: lambda: DataPage(bench, titles[name.DATA], ports),
            name.ABOUT: lambda: AboutPage(bench, titles[name.ABOUT], ports.open_window),
        }

    def _put_in(self, page: SettingsPage) -> None:
        """Take in a page that was just made."""
        page.refresh(self.editing.current)
        page.restore_asked.connect(self._restore)
        if isinstance(page, SoundPage):
            self.finished.connect(page.hush)
        elif isinstance(page, DataPage):
            page.restore_all_asked.connect(self._restore_all)
            page.imported.connect(self._put)
            page.told.connect(self.foot.say)
            page.failed.connect(lambda fault: self.foot.say(fault, fault=True))
        self.stack.addWidget(page)

    def _connect(self) -> None:
        self.nav.list.currentRowChanged.connect(self._turn)
        self.nav.list.clicked.connect(lambda _index: self.nav.search.clear())
        self.nav.search.textChanged.connect(self._search)
        self.nav.search.entered.connect(self.results.choose)
        self.nav.search.left.connect(self._to_list)
        self.results.chosen.connect(self._go_to)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(
                lambda step=step: self.nav.turn(step)
            )
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.nav.to_search)
        self.nav.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backcare: settings"))
        self.finished.connect(lambda: self._place.keep(self))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)
        theme.style(self)
        for part in (self.nav, self.stack):
            style_form(part)
        self.stack.addWidget(self.results)

    def _told(self, fault: str) -> None:
        """Show the fault of the last change; called after every change."""
        self.foot.say(fault, fault=True)
        self.undone = None
        self.refresh()

    def _turn(self, row: int) -> None:
        if not self.nav.search.text():
            self.stack.setCurrentWidget(self.pages[list(self.pages)[row]])

    def _search(self, query: str) -> None:
        if not query.strip():
            self._turn(self.nav.list.currentRow())
            return
        found = find(query, self.pages.values())
        self.results.show_found(
            found, trn("{count} option", "{count} options", len(found)) if found else ""
        )
        self.stack.setCurrentWidget(self.results)

    def _to_list(self) -> None:
        found = self.stack.currentWidget() is self.results
        (self.results.list if found else self.nav.list).setFocus()

    def _go_to(self, found: Found) -> None:
        self.show_option(found.option, found.page)

    def _restore(self, option: Option) -> None:
        default = option.words.say(option.value(Settings()))
        words = tr("{option}: {value} again.").format(option=option.words.name, value=default)
        self._put(with_defaults(self.editing.current, option.keys), words)

    def _restore_all(self) -> None:
        """Back to the defaults; start-at-login is the desktop's and stays as it is."""
        settings = replace(Settings(), start=self.editing.current.start)
        self._put(settings, tr("All options have their first values again."))

    def _put(self, settings: Settings, words: str) -> None:
        """Put `settings` in force, say so, and offer the way back."""
        before = self.editing.current
        if self.editing.put(settings):
            self._offer(before, words)

    def _offer(self, before: Settings, words: str) -> None:
        self.foot.say(words, undo=lambda: self.editing.put(before))
        self.undone = before


def _titles() -> dict[PageName, str]:
    return {
        PageName.RHYTHM: tr("Rhythm"),
        PageName.SETS: tr("Sets"),
        PageName.MOMENT: tr("Right moment"),
        PageName.SOUND: tr("Sound and voice"),
        PageName.LOOK: tr("Look"),
        PageName.KEYS: tr("Keys"),
        PageName.DATA: tr("Data"),
        PageName.ABOUT: tr("About"),
    }


GLYPHS = {
    PageName.RHYTHM: "clock",
    PageName.SETS: "list",
    PageName.MOMENT: "calendar",
    PageName.SOUND: "sound",
    PageName.LOOK: "look",
    PageName.KEYS: "keys",
    PageName.DATA: "folder",
    PageName.ABOUT: "info",
}
"""The sign of each page."""
