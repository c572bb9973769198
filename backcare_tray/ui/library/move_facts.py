"""All that is known of a move, to read: how to do it, how much, and what to take care of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_tray.core.moves import Move, Prop
from backcare_tray.core.translation import tr
from backcare_tray.ui.label import label
from backcare_tray.ui.library import words
from backcare_tray.ui.theme import Space


def facts(move: Move) -> QWidget:
    """A column of headings and texts; what a move does not tell is left out."""
    column_widget = QWidget()
    column = QVBoxLayout(column_widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    for heading, text in sections(move):
        if text:
            column.addSpacing(Space.M)
            column.addWidget(label(heading, "heading"))
            body = label(text)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(body)
    return column_widget


def traits(move: Move) -> str:
    """Position, kind, areas, level and what it needs, in a line."""
    said = (
        words.position(move.position),
        words.kind(move.kind),
        *(words.area(each) for each in move.areas),
        words.level(move.level),
        *(_prop(each) for each in move.props),
    )
    return " \N{MIDDLE DOT} ".join(said)


def sections(move: Move) -> tuple[tuple[str, str], ...]:
    """Heading and text, in the order in which one needs them."""
    return (
        (tr("Get ready"), _numbered(move.setup)),
        (tr("Then"), _numbered(tuple(dict.fromkeys(p.say for p in move.cycle if p.say)))),
        (tr("Take care"), tr(move.caution)),
        (tr("What you should feel"), tr(move.feel)),
        (tr("Breathing"), tr(move.breathing)),
        (tr("The full dose") if move.full_dose else tr("How often"), _dose(move)),
        (tr("Easier"), tr(move.gentler)),
        (tr("Harder"), tr(move.harder)),
        (tr("Where it is from"), _source(move)),
    )


def _numbered(says: tuple[str, ...]) -> str:
    if len(says) == 1:
        return tr(says[0])
    return "\n".join(f"{number}. {tr(say)}" for number, say in enumerate(says, 1))


def _dose(move: Move) -> str:
    both = tr("In a set: {least} to {most} times to each side.")
    words_of_set = both if move.two_sided else tr("In a set: {least} to {most} times.")
    in_a_set = words_of_set.format(least=move.dose.least, most=move.dose.most)
    return f"{tr(move.full_dose)}. {in_a_set}" if move.full_dose else in_a_set


def _source(move: Move) -> str:
    document = move.source.document
    if not document:
        return ""
    if document.isdecimal():  # one of the program's own source documents
        document = tr("Document {number}").format(number=document)
    else:
        document = tr(document)
    return f"{document}: {tr(move.source.says)}"


def _prop(prop: Prop) -> str:
    return {Prop.BALL: tr("Needs a massage ball"), Prop.BAND: tr("Needs a band")}[prop]
