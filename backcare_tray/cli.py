"""The command line. Speaks to the running program over its local socket, and imports no Qt for it.

One line of JSON goes there, `{"command": "snooze", "minutes": 10}`, and one comes back,
`{"ok": true, "text": "..."}`. What only some commands need is imported when they need it.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn

from backcare_tray import __version__
from backcare_tray.core.translation import tr

OK, FAILED, WRONG, NOT_RUNNING = range(4)
"""Exit codes: done; refused or failed; the arguments make no sense; no program is running."""

TIME_LIMIT = 3.0
"""Seconds to wait for the running program, at each step of the conversation."""
LONGEST_ANSWER = 1 << 20
"""Bytes."""
LONGEST_SNOOZE = timedelta(hours=4)
LONGEST_PAUSE = timedelta(days=7)

Answer = dict[str, Any]


class WrongArgumentError(Exception):
    """The arguments make no sense; the text is one line that says why."""


class NotRunningError(Exception):
    """No program listens."""


class NoAnswerError(Exception):
    """A program listens, but gives no answer that makes sense; the text says so."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. `--help` and `--version` raise SystemExit."""
    try:
        arguments = _parser().parse_args(argv)
        code: int = arguments.run(arguments)
    except WrongArgumentError as error:
        _complain(str(error))
        return WRONG
    except NotRunningError:
        _complain(tr("Backcare is not running. Start it with: backcare-tray"))
        return NOT_RUNNING
    except NoAnswerError as error:
        _complain(str(error))
        return FAILED
    return code


def ask(request: dict[str, object]) -> Answer:
    """Send `request` to the running program; returns its answer.

    Raises NotRunningError and NoAnswerError.
    """
    from backcare_tray.storage.paths import socket_path  # noqa: PLC0415 - --help needs none

    line = json.dumps(request).encode() + b"\n"
    talk = _talk_by_pipe if sys.platform == "win32" else _talk_by_socket
    try:
        answer = json.loads(talk(socket_path(), line))
    except (FileNotFoundError, ConnectionRefusedError):
        raise NotRunningError from None
    # BlockingIOError: nobody has taken the earlier calls off the socket for a while.
    except (TimeoutError, BlockingIOError):
        raise NoAnswerError(tr("Backcare is running, but does not answer.")) from None
    except OSError as error:
        raise NoAnswerError(
            tr("Backcare cannot be reached: {reason}").format(reason=error.strerror or error)
        ) from error
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise NoAnswerError(tr("Backcare gave an answer that makes no sense."))
    return answer


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
    here = now.astimezone().replace(tzinfo=None)
    wall = here.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
    # Without a zone the sum stays on the wall clock, also over a change to summer time.
    return (wall if wall > here else wall + timedelta(days=1)).astimezone(UTC)


def _start(_arguments: argparse.Namespace) -> int:
    try:
        return _report(ask({"command": "show"}))
    except NotRunningError:
        pass
    if not _has_screen():
        print(tr("No graphical session here, so this break runs in the terminal."))  # noqa: T201
        return _walk_here()
    from backcare_tray import app  # noqa: PLC0415 - brings Qt

    return app.run_tray()


def _status(arguments: argparse.Namespace) -> int:
    answer = ask({"command": "status"})
    if arguments.json and answer.get("ok"):
        print(json.dumps(answer.get("status", {}), indent=2))  # noqa: T201 - what was asked for
        return OK
    return _report(answer)


def _break(arguments: argparse.Namespace) -> int:
    return _walk_here() if arguments.terminal else _report(ask({"command": "break"}))


def _snooze(arguments: argparse.Namespace) -> int:
    return _report(ask({"command": "snooze", "minutes": arguments.minutes}))


def _pause(arguments: argparse.Namespace) -> int:
    moment = _pause_end(arguments)
    return _report(ask({"command": "pause", "until": moment and moment.isoformat()}))


def _pause_end(arguments: argparse.Namespace) -> datetime | None:
    """When the pause ends; None: when the user resumes."""
    if not arguments.length:
        return None
    from backcare_tray.system.clock import MachineClock  # noqa: PLC0415 - few commands need it

    try:
        return _moment(arguments.length, MachineClock().now())
    except ValueError as error:
        raise WrongArgumentError(f"backcare-tray pause: {error}") from None


def _moment(words: list[str], now: datetime) -> datetime:
    match words:
        case ["until", text]:
            return until(text, now)
        case [text]:
            return now + _within(duration(text), LONGEST_PAUSE)
    raise ValueError(tr("say how long, like 1h, or until when, like: until 14:00"))


def _preview(arguments: argparse.Namespace) -> int:
    from backcare_tray import app  # noqa: PLC0415 - brings Qt

    return app.run_preview(arguments.move, arguments.sheet, arguments.frames)


def _check(arguments: argparse.Namespace) -> int:
    from pathlib import Path  # noqa: PLC0415 - few commands need it

    from backcare_tray.storage.pack_check import check  # noqa: PLC0415 - the same

    problems = check(Path(arguments.file))
    for problem in problems:
        _complain(problem)
    if not problems:
        print(tr("All is well."))  # noqa: T201 - what was asked for
    return FAILED if problems else OK


def _walk_here() -> int:
    from backcare_tray import terminal_app  # noqa: PLC0415 - few commands need it

    return terminal_app.run()


def _has_screen() -> bool:
    """Whether windows can be shown: elsewhere than on Linux a session has no other name."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _plain(command: str) -> Callable[[argparse.Namespace], int]:
    """A command that has no arguments."""
    return lambda _arguments: _report(ask({"command": command}))


def _report(answer: Answer) -> int:
    text = str(answer.get("text", ""))
    if not answer.get("ok"):
        _complain(text or tr("Backcare refused that."))
        return FAILED
    if text:
        print(text)  # noqa: T201 - the answer
    return OK


def _complain(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - where complaints go


def _within(length: timedelta, longest: timedelta) -> timedelta:
    if timedelta(0) < length <= longest:
        return length
    raise ValueError(
        tr("a length of time from 1m to {hours}h is needed").format(
            hours=longest // timedelta(hours=1)
        )
    )


def _minutes(text: str) -> int:
    """The length of a snooze, for argparse. Raises ArgumentTypeError."""
    try:
        return _within(duration(text), LONGEST_SNOOZE) // timedelta(minutes=1)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _talk_by_socket(path: str, line: bytes) -> bytes:
    """Send a line over a Unix socket; returns the line that comes back. Raises OSError."""
    if sys.platform == "win32":
        raise OSError("Python has no Unix sockets here")
    import socket  # noqa: PLC0415 - --help needs none

    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(TIME_LIMIT)
        connection.connect(path)
        connection.sendall(line)
        with connection.makefile("rb") as answer:
            return answer.readline(LONGEST_ANSWER)


def _talk_by_pipe(name: str, line: bytes) -> bytes:
    """The same over a named pipe of Windows, which opens as a file and knows no time limit."""
    with open(name, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe's name is no path
        pipe.write(line)
        return pipe.readline(LONGEST_ANSWER)


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
    parser.set_defaults(run=_start)
    commands = parser.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))

    def command(
        name: str, text: str, run: Callable[[argparse.Namespace], int] | None = None
    ) -> _Parser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run or _plain(name))
        return added

    status = command("status", tr("say when the next break is, or why it is quiet"), _status)
    status.add_argument("--json", action="store_true", help=tr("for programs"))
    command("doctor", tr("say what is watched on this desktop, and whether it works"))
    taken = command("break", tr("start a break now"), _break)
    taken.add_argument("--terminal", action="store_true", help=tr("in this terminal"))
    snooze = command("snooze", tr("put the break off"), _snooze)
    snooze.add_argument("minutes", nargs="?", type=_minutes, metavar="MIN", help=tr("minutes"))
    command("skip", tr("let this break go"))
    pause = command("pause", tr("no reminders for a while, or until you resume"), _pause)
    pause.add_argument("length", nargs="*", help=tr("like: 90m, 1h, until 14:00"))
    command("resume", tr("remind again"))
    command("settings", tr("open the settings"))
    command("quit", tr("end the program"))
    checked = command("check", tr("say what is wrong with your own moves and sets"), _check)
    checked.add_argument("file", metavar="FILE", help=tr("a pack, or a move or a set of one"))
    preview = command("preview", tr("draw a move into picture files"), _preview)
    preview.add_argument("move", metavar="MOVE", help=tr("like: chin-tuck"))
    target = preview.add_mutually_exclusive_group(required=True)
    target.add_argument("--sheet", metavar="FILE", help=tr("one sheet of key moments"))
    target.add_argument("--frames", metavar="FOLDER", help=tr("every frame"))
    return parser
