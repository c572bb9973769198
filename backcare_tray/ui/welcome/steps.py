"""The first two steps of the welcome: what Backcare does, and how to be gentle with oneself."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.theme import Space
from backcare_tray.ui.welcome.ports import WelcomePorts
from backcare_tray.ui.welcome.scene import Scene

LEAST_HEIGHT = 200
"""Of the part that scrolls, in pixels."""
SIGN = 24
"""Side of a sign beside a sentence, in pixels."""


class StepPage(QScrollArea):
    """A heading, a few words, and what belongs to them; scrolls where room is short."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.title, self.lead = title, lead
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)
        self._take_keys()
        self._content = QWidget()
        self._content.setObjectName("content")
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.S)
        self.rows.setSpacing(Space.M)
        self.rows.addWidget(words(title, "display"))
        self.rows.addWidget(words(lead, "lead"))
        self.setWidget(self._content)
        style_form(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest choice needs: nothing is ever cut off at the side."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt lets the page watch its content: when that grows, the window may have to as well."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

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
    page.rows.addWidget(Scene(ports.move, ports.clock, ports.icons), 1)
    return page


def be_gentle(icons: Icons) -> StepPage:
    """The second step: the health notice, and what it means."""
    page = StepPage(
        tr("Be gentle with yourself"),
        tr("Be gentle. Stop if something feels wrong. See a professional if pain stays."),
    )
    for sign, text in (
        (
            "person",
            tr("Move slowly and only as far as it feels good. Nothing here has to be forced."),
        ),
        (
            "hurt",
            tr(
                "A stretch may be felt; pain may not. Press “This hurts”, and the move stays out, "
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
        page.rows.addWidget(_sentence(icons, sign, text))
    page.rows.addStretch(1)
    return page


def words(text: str, role: str) -> QLabel:
    """A label that wraps."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.mark(label, role)
    return label


def _sentence(icons: Icons, sign: str, text: str) -> QFrame:
    card = QFrame()
    theme.mark(card, "card")
    picture = Sign(icons, sign)
    row = QHBoxLayout(card)
    row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    row.setSpacing(Space.L)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(text, ""), 1)
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
