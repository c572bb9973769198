"""The first two steps of the welcome: what Backcare does, and how to be gentle with oneself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.label import label
from backcare_tray.ui.scrolling import ScrollPage
from backcare_tray.ui.theme import Space
from backcare_tray.ui.welcome.ease import Ease
from backcare_tray.ui.welcome.ports import WelcomePorts
from backcare_tray.ui.welcome.scene import Scene

SIGN = 24
"""Side of a sign beside a sentence, in pixels."""


class StepPage(ScrollPage):
    """A heading, a few words, and what belongs to them."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__(title, lead, title_role="display", lead_role="lead")
        self.lead = lead
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)
        self._take_keys()
        self.column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XS)
        style_form(self)

    def _take_keys(self) -> None:
        """The keyboard reaches the page only where there is something to scroll."""
        scrolls = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)


def what_it_does(ports: WelcomePorts) -> StepPage:
    """The first step."""
    page = StepPage(
        tr("A short break for neck and back"),
        tr(
            "Backcare waits in the background and reminds you at a good moment: not in a call, and "
            "not in the middle of a sentence. One click, and it guides you through two to three "
            "minutes that counter your posture."
        ),
    )
    page.column.addWidget(Scene(ports.move, ports.clock, ports.icons), 1)
    return page


def be_gentle(ports: WelcomePorts) -> StepPage:
    """The second step: the health notice, and what it means."""
    page = StepPage(
        tr("Be gentle with yourself"),
        tr("Be gentle. Stop if something feels wrong. See a professional if pain stays."),
    )
    page.column.addWidget(Ease(ports.gentle, ports.clock, ports.icons), 1)
    for sign, text in (
        (
            "person",
            tr("Move slowly and only as far as it feels good. Nothing here has to be forced."),
        ),
        (
            "hurt",
            tr(
                "You may feel a stretch, but no pain. Press “This hurts”, and the move stays out, "
                "now and in coming sets."
            ),
        ),
        (
            "question",
            tr(
                "Ask a doctor or physiotherapist first if you had an accident or an operation, or "
                "feel numb, dizzy or weak; and whenever pain stays. Backcare does not replace them."
            ),
        ),
    ):
        page.column.addWidget(_sentence(ports.icons, sign, text))
    return page


def _sentence(icons: Icons, sign: str, text: str) -> QFrame:
    card = QFrame()
    theme.mark(card, "card")
    picture = Sign(icons, sign)
    row = QHBoxLayout(card)
    row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    row.setSpacing(Space.L)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text), 1)
    return card


class Sign(QLabel):
    """A sign beside a text that says the same; it changes with the theme."""

    def __init__(self, icons: Icons, name: str) -> None:
        super().__init__()
        roles.give(self, roles.DECORATION)
        self._icon = icons.glyph(name, "accent")
        self._show()
        theme.on_change(self, self._show)

    def _show(self) -> None:
        side = round(SIGN * theme.growth())
        self.setPixmap(self._icon.pixmap(side, side))
