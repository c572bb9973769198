"""The welcome: one window, three short steps, each of which may be the last."""

from typing import Self

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.theme import Space
from backcare_tray.ui.welcome.choices_page import ChoicesPage
from backcare_tray.ui.welcome.dots import Dots
from backcare_tray.ui.welcome.ports import WelcomePorts
from backcare_tray.ui.welcome.steps import StepPage, be_gentle, what_it_does

SIZE = QSize(600, 620)


class Welcome(QDialog):
    """Notes that it was seen when it goes away, however that happens."""

    unfinished = False

    def __init__(self, ports: WelcomePorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._ports = ports
        self._over = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Welcome to Backcare"))
        self.setWindowIcon(ports.icons.program)
        self.choices = ChoicesPage(ports)
        self.pages: tuple[StepPage, ...] = (
            what_it_does(ports),
            be_gentle(ports),
            self.choices,
        )
        self.dots = Dots(tuple(page.title for page in self.pages))
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
        self.skip, self.back = _button(tr("S&kip"), "quiet"), _button(tr("&Back"))
        self.first = _button(tr("Take a &first break"))
        self.next = _button("", "primary")
        self.next.setDefault(True)
        self._connect()
        self._lay_out()
        self._turn_to(0)

    def present(self) -> None:
        """Show the window, with the keyboard."""
        self._ports.place.present(self, theme.grown(SIZE))
        self.next.setFocus()

    def refresh(self) -> None:
        """Show the settings that are in force now."""
        self.choices.show_settings(self._ports.store.current)

    def resume(self, before: Self) -> None:
        """Go on at the step of `before`, which then goes away without a word."""
        before.give_way()
        self._turn_to(before.step)

    def give_way(self) -> None:
        """Another window goes on from here: the welcome is not over."""
        self._over = True

    @property
    def step(self) -> int:
        """The step that one is at, counted from 0."""
        return self._stack.currentIndex()

    def done(self, result: int) -> None:
        """However the window goes away: note that it was seen, and go on."""
        if not self._over:
            self._over = True
            self._ports.voice.stop()
            self._ports.place.keep(self)
            Editing(self._ports.store, lambda _fault: None).set("start", welcomed=True)
            self._ports.done()
        super().done(result)

    def _connect(self) -> None:
        self.skip.clicked.connect(self.close)
        self.back.clicked.connect(lambda: self._turn_to(self.step - 1))
        self.next.clicked.connect(self._go_on)
        self.first.clicked.connect(self._take_a_break)

    def _go_on(self) -> None:
        if self.step + 1 < len(self.pages):
            self._turn_to(self.step + 1)
        else:
            self.close()

    def _take_a_break(self) -> None:
        self._ports.first_break()
        self.close()

    def _turn_to(self, step: int) -> None:
        last = step + 1 == len(self.pages)
        self._stack.setCurrentIndex(step)
        self.dots.show_step(step)
        self.next.setText(tr("&Start") if last else tr("&Next"))
        self.back.setVisible(step > 0)
        self.skip.setVisible(not last)
        self.first.setVisible(last)
        self.next.setFocus()
        page = self.pages[step]
        announce(self, f"{self.dots.accessibleName()}. {page.lead}")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.S, Space.XL, Space.L)
        foot.setSpacing(Space.S)
        foot.addWidget(self.dots)
        foot.addStretch(1)
        for button in (self.skip, self.first, self.back, self.next):
            foot.addWidget(button)
        enter_presses(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)
        theme.style(self)


def _button(name: str, role: str = "") -> QPushButton:
    button = QPushButton(name)
    button.setAutoDefault(False)
    theme.mark(button, role)
    return button
