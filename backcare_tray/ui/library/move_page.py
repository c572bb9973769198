"""The page of one move: the figure, what is known of it, and what the person may do with it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.moves import Move
from backcare_tray.core.set_preview import trial
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.library import words
from backcare_tray.ui.library.move_facts import facts, traits
from backcare_tray.ui.library.move_show import MoveShow
from backcare_tray.ui.library.parts import button, row, scrolled
from backcare_tray.ui.library.ports import LibraryPorts, pack_of
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox


class MovePage(QWidget):
    """Shows `move`. `back_asked` asks for the page that one came from."""

    back_asked = Signal()

    def __init__(self, ports: LibraryPorts, editing: Editing, move: Move) -> None:
        super().__init__()
        self.move_shown = move
        self._ports, self._editing = ports, editing
        self.show_ = MoveShow(ports.clock, move)
        self.done, self.hurt_words = label("", "muted"), label("", "warning")
        self.usable = TickBox(tr("Use it in my sets"))
        self._make_buttons()
        self._lay_out()
        self.show_.playing_changed.connect(self._show_playing)
        self._show_playing(False)
        self.show_.play(not theme.still(self))
        self.refresh()

    def refresh(self) -> None:
        """Show what the person said of the move, and when it was done."""
        move, sets, memory = self.move_shown, self._editing.current.sets, self._ports.memory()
        favourite = move.id in sets.favourites
        with QSignalBlocker(self.usable):
            self.usable.setChecked(move.id not in sets.switched_off)
        self.favourite.setChecked(favourite)
        star = "star-full" if favourite else "star"
        self.favourite.setIcon(self._ports.icons.glyph(star, "accent"))
        last = words.last_done(move, memory, self._ports.clock.now())
        month = words.in_month(self._ports.month().get(move.id, 0.0))
        self.done.setText(f"{last} {month}".strip())
        self.hurt.setVisible(move.id in memory.hurt)
        self.hurt_words.setText(words.hurt_on(move, memory))

    def _make_buttons(self) -> None:
        icons = self._ports.icons
        self.back = button(
            tr("Back"), self.back_asked.emit, tip=tr("Back to all (Esc)"), icon=icons.glyph("back")
        )
        theme.mark(self.back, "quiet")
        self.try_it = button(
            tr("&Try it now"),
            self._try,
            tip=tr("Plays this move alone, for about a minute. It does not count as a break."),
            role="primary",
            icon=icons.glyph("play", "on_accent"),
        )
        self.pause = button("", lambda: self.show_.play(not self.show_.playing))
        self.favourite = button(
            tr("&Favourite"), self._toggle_favourite, tip=tr("Favourites come more often.")
        )
        self.favourite.setCheckable(True)
        self.usable.setToolTip(tr("When this is off, no set has this move."))
        self.usable.setAccessibleDescription(self.usable.toolTip())
        self.usable.toggled.connect(self._use)
        self.take_back = button(tr("It no &longer hurts"), self._take_back)

    def _try(self) -> None:
        self.show_.play(False)
        self._ports.try_out(trial(self.move_shown))

    def _toggle_favourite(self) -> None:
        self._say("favourites", not_yet=self.favourite.isChecked())

    def _use(self, used: bool) -> None:
        self._say("switched_off", not_yet=not used)

    def _say(self, key: str, *, not_yet: bool) -> None:
        """Put the move into the list `key` of the settings, or take it out."""
        said: tuple[str, ...] = getattr(self._editing.current.sets, key)
        others = tuple(name for name in said if name != self.move_shown.id)
        self._editing.set("sets", **{key: (*others, self.move_shown.id) if not_yet else others})
        self.refresh()

    def _take_back(self) -> None:
        self._ports.take_back(self.move_shown.id)
        self.refresh()
        self.try_it.setFocus()

    def _show_playing(self, playing: bool) -> None:
        self.pause.setText(tr("&Pause") if playing else tr("&Play"))
        self.pause.setIcon(self._ports.icons.glyph("pause" if playing else "play"))

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.L, 0, Space.L, Space.L)
        page.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.back)
        head.addStretch()
        for each in self._own_buttons():
            head.addWidget(each)
        page.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(Space.XL)
        body.addLayout(self._left(), 9)
        body.addWidget(scrolled(self._right()), 11)
        page.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(self.show_, 1)
        if not self.move_shown.picture_paths:
            column.addWidget(label(tr("Drag the figure to see it from another side."), "caption"))
        column.addWidget(row(self.try_it, self.pause))
        return column

    def _right(self) -> QWidget:
        move, text = self.move_shown, QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(tr(move.name), "display"))
        column.addWidget(label(tr(move.purpose)))
        column.addWidget(label(traits(move), "muted"))
        self.hurt = self._hurt_card()
        column.addWidget(self.hurt)
        column.addWidget(row(self.favourite, self.usable, gap=Space.L))
        column.addWidget(self.done)
        column.addWidget(facts(move))
        column.addStretch()
        return text

    def _hurt_card(self) -> QWidget:
        card = QFrame()
        theme.mark(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.addWidget(self.hurt_words)
        column.addWidget(row(self.take_back))
        return card

    def _own_buttons(self) -> list[QPushButton]:
        """What one may do with a move of one's own."""
        editor, name = self._ports.editor, self.move_shown.id
        if editor is None or not (pack := pack_of(name)):
            return []
        glyph = self._ports.icons.glyph
        return [
            button(tr("&Edit…"), lambda: editor.edit_move(name), icon=glyph("edit")),
            button(tr("S&hare…"), lambda: editor.share(pack), icon=glyph("share")),
        ]
