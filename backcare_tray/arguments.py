"""What may be written on the command line, and how it is read. Imported when something is written.

A command without arguments of its own is passed on as it is; see `cli.py` for what comes of it.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NoReturn

from backcare_tray import __version__
from backcare_tray.core.events import LONGEST_PAUSE, LONGEST_SNOOZE, Cue
from backcare_tray.core.hours import next_time
from backcare_tray.core.translation import tr


class WrongArgumentError(Exception):
    """The arguments make no sense; the text is one line that says why."""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; `command` is the first of them.

    Raises WrongArgumentError; `--help` and `--version` raise SystemExit.
    """
    return _parser().parse_args(words)


def duration(text: str) -> timedelta:
    """Read "90m", "1h", "1h30m", or "90" for minutes. Raises ValueError."""
    match = re.fullmatch(r"(?:(\d{1,4})h)?(?:(\d{1,5})m?)?", text.strip().lower(), re.ASCII)
    if match is None or not any(match.groups()):
        raise ValueError(
            tr('"{text}" is no length of time like 90m, 1h or 1h30m').format(text=text)
        )
    hours, minutes = (int(group or 0) for group in match.groups())
    return timedelta(hours=hours, minutes=minutes)


def until(text: str, now: datetime) -> datetime:
    """The next time that a local clock shows `text`, "14:00" or "9:30". Raises ValueError."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip(), re.ASCII)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(tr('"{text}" is no time of day like 14:00').format(text=text))
    return next_time(int(match[1]) * 60 + int(match[2]), now)


def pause_end(words: Sequence[str], now: datetime) -> datetime:
    """When a pause of `words` ends: "1h", "until 14:00". Raises WrongArgumentError."""
    try:
        match words:
            case ["until", text]:
                return until(text, now)
            case [text]:
                return now + _within(duration(text), LONGEST_PAUSE)
    except ValueError as error:
        raise WrongArgumentError(f"backcare-tray pause: {error}") from None
    sentence = tr("say how long, like 1h, or until when, like: until 14:00")
    raise WrongArgumentError(f"backcare-tray pause: {sentence}")


def _within(length: timedelta, longest: timedelta) -> timedelta:
    if timedelta(0) < length <= longest:
        return length
    raise ValueError(
        tr("a length of time from 1m to {hours}h is needed").format(
            hours=longest // timedelta(hours=1)
        )
    )


def _snooze(text: str) -> dict[str, object]:
    """What a snooze waits for, for argparse. Raises ArgumentTypeError."""
    if text in set(Cue):
        return {"until": text}
    try:
        return {"minutes": _within(duration(text), LONGEST_SNOOZE) // timedelta(minutes=1)}
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class _Parser(argparse.ArgumentParser):
    """Complains in one line, which the caller prints."""

    def error(self, message: str) -> NoReturn:
        raise WrongArgumentError(f"{self.prog}: {message} ({tr('see --help')})")


def _parser() -> _Parser:
    parser = _Parser(
        prog="backcare-tray",
        description=tr("Reminds you to counter your posture. Without a command: start, or show."),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(command="")
    commands = parser.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))

    def command(name: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(command=name)
        return added

    status = command("status", tr("say when the next break is, or why it is quiet"))
    status.add_argument("--json", action="store_true", help=tr("for programs"))
    command("doctor", tr("say what is watched on this desktop, and whether it works"))
    taken = command("break", tr("start a break now"))
    taken.add_argument("--terminal", action="store_true", help=tr("in this terminal"))
    snooze = command("snooze", tr("put the break off"))
    snooze.add_argument(
        "until",
        nargs="?",
        type=_snooze,
        metavar="MIN",
        help=tr("minutes; or: pause (when you next pause), call (after this call)"),
    )
    skip = command("skip", tr("let this break go"))
    skip.add_argument("--because", metavar="TEXT", help=tr("why, for yourself"))
    pause = command("pause", tr("no reminders for a while, or until you resume"))
    pause.add_argument("length", nargs="*", help=tr("like: 90m, 1h, until 14:00"))
    command("resume", tr("remind again"))
    command("library", tr("open the moves and sets"))
    command("progress", tr("open what you have done, and how it feels"))
    command("settings", tr("open the settings"))
    command("welcome", tr("open the welcome of the first start"))
    command("why", tr("Why is it quiet?"))
    command("quit", tr("end the program"))
    _add_tools(command)
    return parser


def _add_tools(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """What needs no running program."""
    checked = command("check", tr("say what is wrong with your own moves and sets"))
    checked.add_argument("file", metavar="FILE", help=tr("a pack, or a move or a set of one"))
    preview = command("preview", tr("draw a move into picture files"))
    preview.add_argument("move", metavar="MOVE", help=tr("like: chin-tuck"))
    target = preview.add_mutually_exclusive_group(required=True)
    target.add_argument("--sheet", metavar="FILE", help=tr("one sheet of key moments"))
    target.add_argument("--frames", metavar="FOLDER", help=tr("every frame"))
