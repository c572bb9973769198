"""The page "Data": where the files are, settings in and out, the history, start at login."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.files import open_file, save_file
from backcare_tray.ui.settings.deletion import DeletionQuestion
from backcare_tray.ui.settings.import_preview import ImportPreview
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.ports import SettingsPorts
from backcare_tray.ui.settings.rows import Card
from backcare_tray.ui.settings.simple_fields import Switch

LOGIN = ("start", "at_login")


class DataPage(SettingsPage):
    """Everything stays on this computer; here is where, and how to take it elsewhere."""

    restore_all_asked = Signal()
    imported = Signal(Settings, str)
    """Put these settings in force; the words say where the old ones are kept."""
    told = Signal(str)
    """Something went well, in words."""
    failed = Signal(str)

    def __init__(self, bench: Workbench, title: str, ports: SettingsPorts) -> None:
        super().__init__(
            bench, title, tr("Everything stays on this computer. Nothing is sent anywhere.")
        )
        self._ports = ports
        self._read = Settings()
        self._start()
        self._files()
        self._settings()
        self._history()

    def show_settings(self, settings: Settings) -> None:
        """What the desktop says of start-at-login is shown, not what we remember."""
        on = self._ports.autostart.enabled()
        self.switch_login.show_value(on)
        self.login.offer_restore(on=on)
        if not self.preview.isHidden():
            self.preview.compare(settings, self._read)

    def dismiss(self) -> bool:
        asking = [each for each in (self.preview, self.deletion) if each.isVisible()]
        for each in asking:
            each.dismiss()
        return bool(asking)

    def read(self, path: Path) -> None:
        """Show what an import of `path` would change, and ask."""
        try:
            self._read, problems = self._ports.transfer.read(path)
        except OSError as error:
            self.preview.hide()
            self.failed.emit(error.strerror or str(error))
        else:
            self.preview.ask(self.editing.current, self._read, problems)
            self.reveal(self.preview)

    def write(self, path: Path) -> None:
        """Export the settings into `path`."""
        self._try(
            lambda: self._ports.transfer.write(path, self.editing.current),
            tr("Your settings are in {path}.").format(path=path),
        )

    def write_history(self, path: Path) -> None:
        """Export the history into `path`."""
        self._try(
            lambda: self._ports.files.export_history(path),
            tr("Your history is in {path}.").format(path=path),
        )

    def _start(self) -> None:
        self.switch_login = switch = Switch()
        icon = self.bench.undo
        self.login = Option(self.bench.words[LOGIN], switch, icon, (LOGIN,))
        switch.picked.connect(self._log_in)
        self.login.restore_asked.connect(lambda: self._log_in(on=False))
        self.put(self.card(), self.login)

    def _files(self) -> None:
        card, files = self.card(tr("Your files")), self._ports.files
        for name, path, also in (
            (tr("Settings"), files.settings, tr("folder, file, path, toml, where, backup")),
            (tr("History"), files.history, tr("folder, file, path, database, where, backup")),
            (tr("Your own moves and sets"), files.packs, tr("folder, packs, path, where")),
        ):
            folder = path if path == files.packs else path.parent
            words = OptionWords(name, str(path), str, also)
            self._action(card, words, tr("Open the folder"), partial(self._open, folder))

    def _settings(self) -> None:
        card = self.card(tr("Your settings"))
        also = tr("backup, share, other computer, copy, transfer, save, load")
        line = tr("Into one file, for a backup or another computer.")
        out = OptionWords(tr("Export settings"), line, str, also)
        line = tr("You see what would change before anything does.")
        back = OptionWords(tr("Import settings"), line, str, also)
        first = OptionWords(
            tr("Restore defaults"),
            tr("Every option gets its first value, working hours too. You can undo it."),
            str,
            tr("reset, original, factory"),
        )
        self.export = self._action(card, out, tr("&Export…"), self._ask_export)
        self.import_ = self._action(card, back, tr("I&mport…"), self._ask_import)
        self.preview = ImportPreview()
        self.preview.accepted.connect(self._import)
        self.preview.left.connect(self.import_.setFocus)
        card.add(self.preview, inset=True)
        self.restore = self._action(card, first, tr("&Restore all"), self.restore_all_asked.emit)

    def _history(self) -> None:
        card = self.card(tr("Your history"))
        words = OptionWords(
            tr("Delete my history"),
            tr("What you did, how you felt, and which moves hurt. You are asked twice."),
            str,
            tr("erase, remove, forget, privacy, clear, export"),
        )
        self.delete = self._action(card, words, tr("&Delete…"), self._ask_deletion)
        self.deletion = DeletionQuestion()
        self.deletion.export_asked.connect(self._ask_history_export)
        self.deletion.confirmed.connect(self._delete_history)
        self.deletion.left.connect(self.delete.setFocus)
        card.add(self.deletion, inset=True)

    def _action(
        self, card: Card, words: OptionWords, text: str, pressed: Callable[[], object]
    ) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: pressed())
        self.action(card, words, button)
        return button

    def _ask_export(self) -> None:
        kinds = tr("Settings (*.toml)")
        name = "backcare-settings.toml"
        save_file(self, tr("Export settings"), name, kinds, self.write)

    def _ask_import(self) -> None:
        open_file(self, tr("Import settings"), tr("Settings (*.toml)"), self.read)

    def _ask_history_export(self) -> None:
        kinds, name = tr("Tables in a zip (*.zip)"), "backcare-history.zip"
        save_file(self, tr("Export history"), name, kinds, self.write_history)

    def _ask_deletion(self) -> None:
        self.deletion.ask()
        self.reveal(self.deletion)

    def _delete_history(self) -> None:
        self._try(self._ports.files.delete_history, tr("Your history is deleted."))

    def _import(self) -> None:
        try:
            kept = self._ports.transfer.keep_backup()
        except OSError as error:
            self.failed.emit(error.strerror or str(error))
            return
        words = tr("Imported.")
        if kept:
            words = tr("Imported. Your settings of before are kept in {path}.").format(path=kept)
        self.imported.emit(self._read, words)

    def _open(self, folder: Path) -> None:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent  # nothing was kept there yet
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.failed.emit(tr("{path} could not be opened here.").format(path=folder))

    def _log_in(self, on: bool) -> None:
        try:
            self._ports.autostart.set(on)
        except OSError as error:
            self.failed.emit(error.strerror or str(error))
        else:
            self.editing.set("start", at_login=on)
        self.show_settings(self.editing.current)

    def _try(self, act: Callable[[], None], done: str) -> None:
        try:
            act()
        except OSError as error:
            self.failed.emit(error.strerror or str(error))
        else:
            self.told.emit(done)
