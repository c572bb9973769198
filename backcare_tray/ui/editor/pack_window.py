"""The windows that share a pack and take one in: both show first what it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.packs import Clash, Contents, Incoming, Saved
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.editor.form_look import style_editor
from backcare_tray.ui.editor.pack_view import PackView
from backcare_tray.ui.editor.ports import EditPorts
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.files import open_file, open_folder, save_file
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

SIZE = QSize(620, 640)


class PackWindow(QWidget):
    """A pack, and what can be done with it. Deletes itself when closed."""

    def __init__(self, title: str, lead: str, ports: EditPorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._ports = ports
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        self.setWindowTitle(tr("Backcare: {what}").format(what=title))
        self.view, self.message = PackView(), label("", "muted")
        self.close_button = QPushButton(tr("&Close"))
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._title, self._lead = label(title, "title"), label(lead, "muted")

    def present(self) -> None:
        """Show the window on the screen with the pointer."""
        self._ports.place.present(self, theme.grown(SIZE))

    @property
    def unsaved(self) -> None:
        """Nothing is made here that closing would lose."""

    def keep(self) -> None:
        """There is nothing to keep."""

    def refresh(self) -> None:
        """What is shown here was looked at when it was chosen."""

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._ports.place.keep(self)
        super().closeEvent(event)

    def lay_out(self, above: Sequence[QWidget], below: Sequence[QWidget], main: QWidget) -> None:
        """Put the pack in the middle, and the button `main` last."""
        inside = QWidget()
        inside.setObjectName("content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.S)
        column.setSpacing(Space.M)
        for widget in (self._title, self._lead, *above):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        for widget in below:
            column.addWidget(widget)
        column.addStretch()
        area = QScrollArea()
        roles.give(area, roles.Role.Pane)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self._title.text())
        theme.mark(area, "pane")
        area.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        foot.setSpacing(Space.S)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(main)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        theme.style(self)
        style_editor(area, inside)

    def tell(self, saved: Saved, done: str) -> None:
        """Show what came of it."""
        self.message.setText(saved.fault or " ".join(filter(None, (done, saved.note))))
        theme.mark(self.message, "warning" if saved.fault else "muted")


class ShareWindow(PackWindow):
    """Writes a pack as a zip, which others can take in."""

    def __init__(self, pack: str, ports: EditPorts) -> None:
        lead = tr("A zip of it can be mailed. Whoever has Backcare can import it.")
        super().__init__(tr("Share “{pack}”").format(pack=pack), lead, ports)
        self._pack = pack
        self.save = QPushButton(ports.icons.glyph("share", "on_accent"), tr("&Save as a zip…"))
        theme.mark(self.save, "primary")
        self.save.clicked.connect(self._choose)
        found = ports.store.look(pack)
        self.view.show_contents(found, ports.moves())
        self.save.setEnabled(not found.fault)
        self.lay_out((), (), self.save)
        self.save.setFocus()

    def share(self, target: str) -> None:
        """Write the zip."""
        self.tell(self._ports.store.share(self._pack, target), "")

    def _choose(self) -> None:
        name, kinds = f"{self._pack}.zip", tr("Packs (*.zip)")
        save_file(self, tr("Save the pack"), name, kinds, lambda path: self.share(str(path)))


class ImportWindow(PackWindow):
    """Looks into a zip or a folder, and takes it in when that is wished."""

    def __init__(self, ports: EditPorts) -> None:
        lead = tr("Choose a zip or a folder, or drop it here. Nothing is copied before you say so.")
        super().__init__(tr("Import a pack"), lead, ports)
        self._incoming: Incoming | None = None
        self.zip = QPushButton(ports.icons.glyph("import"), tr("A &zip…"))
        self.folder = QPushButton(ports.icons.glyph("folder"), tr("A &folder…"))
        self.both = QRadioButton(tr("&Keep both: this one gets a number"))
        self.replace = QRadioButton(tr("&Replace mine, which moves to the folder “trash”"))
        self.take = QPushButton(tr("&Import it"))
        theme.mark(self.take, "primary")
        self.zip.clicked.connect(self._choose_zip)
        self.folder.clicked.connect(self._choose_folder)
        self.take.clicked.connect(self._take_in)
        self.setAcceptDrops(True)
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.zip, self.folder):
            row.addWidget(button)
        row.addStretch()
        self.clash = self._make_clash()
        self.lay_out((choices,), (self.clash,), self.take)
        self.zip.setFocus()
        self._show(Contents("", fault=" "))
        self.view.hide()

    def look_into(self, path: str) -> None:
        """Show what is in it."""
        self._let_go()
        self._incoming = self._ports.store.look_into(path)
        self._show(self._incoming.contents)
        self.view.show()
        self.message.clear()
        if self.take.isEnabled():
            self.take.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.look_into(event.mimeData().urls()[0].toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._let_go()
        super().closeEvent(event)

    def _let_go(self) -> None:
        if self._incoming is not None:
            self._incoming.close()
            self._incoming = None

    def _show(self, found: Contents) -> None:
        self.view.show_contents(found, self._ports.moves())
        self.take.setEnabled(not found.fault and bool(found.moves or found.sets))
        self.clash.setVisible(found.taken)
        self.both.setChecked(True)

    def _take_in(self) -> None:
        if self._incoming is None:
            return
        clash = Clash.REPLACE if self.replace.isChecked() else Clash.KEEP_BOTH
        saved = self._incoming.take_in(clash)
        done = tr("“{pack}” is in your library now: look under “Your own”.")
        self.tell(saved, done.format(pack=saved.id))
        if not saved.fault:
            self.close_button.setFocus()
            self.take.setEnabled(False)
            self.clash.hide()
            self._ports.changed()

    def _make_clash(self) -> QWidget:
        clash = QWidget()
        column = QVBoxLayout(clash)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(tr("You have a pack of this name already."), "heading"))
        for button in (self.both, self.replace):
            column.addWidget(button)
        return clash

    def _choose_zip(self) -> None:
        title, kinds = tr("Choose a pack"), tr("Packs (*.zip)")
        open_file(self, title, kinds, lambda path: self.look_into(str(path)))

    def _choose_folder(self) -> None:
        title = tr("Choose the folder of a pack")
        open_folder(self, title, lambda path: self.look_into(str(path)))
