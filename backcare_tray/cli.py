"""The command line. Speaks to the running program over its local socket, and imports no Qt for it.

One line of JSON goes there, `{"command": "snooze", "minutes": 10}`, and one comes back,
`{"ok": true, "text": "..."}`. What only some commands need is imported when they need it; a plain
start reads no arguments, and does not even import what reads them.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from backcare_tray.core.translation import tr

if TYPE_CHECKING:
    from argparse import Namespace

OK, FAILED, WRONG, NOT_RUNNING = range(4)
"""Exit codes: done; refused or failed; the arguments make no sense; no program is running."""

TIME_LIMIT = 3.0
"""Seconds to wait for the running program, at each step of the conversation."""
LONGEST_ANSWER = 1 << 20
"""Bytes."""

Answer = dict[str, Any]


class NotRunningError(Exception):
    """No program listens."""


class NoAnswerError(Exception):
    """A program listens, but gives no answer that makes sense; the text says so."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. `--help` and `--version` raise SystemExit."""
    words = sys.argv[1:] if argv is None else argv
    try:
        return _run(words) if words else _start()
    except NotRunningError:
        _complain(tr("Backcare is not running. Start it with: backcare-tray"))
        return NOT_RUNNING
    except NoAnswerError as error:
        _complain(str(error))
        return FAILED


def ask(request: dict[str, object]) -> Answer:
    """Send `request` to the running program; returns its answer.

    Raises NotRunningError and NoAnswerError.
    """
    from backcare_tray.storage.paths import socket_path

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


def _run(words: Sequence[str]) -> int:
    from backcare_tray import arguments

    try:
        asked = arguments.parse(words)
        run = _COMMANDS.get(asked.command)
        return run(asked) if run else _report(ask({"command": asked.command}))
    except arguments.WrongArgumentError as error:
        _complain(str(error))
        return WRONG


def _start() -> int:
    try:
        return _report(ask({"command": "show"}))
    except NotRunningError:
        pass
    if not _has_screen():
        print(tr("No graphical session here, so this break runs in the terminal."))
        return _walk_here()
    from backcare_tray import app

    return app.run_tray()


def _status(arguments: "Namespace") -> int:
    answer = ask({"command": "status"})
    if arguments.json and answer.get("ok"):
        print(json.dumps(answer.get("status", {}), indent=2))
        return OK
    return _report(answer)


def _doctor(_arguments: "Namespace") -> int:
    try:
        answer = ask({"command": "doctor"})
    except NotRunningError:
        from backcare_tray import watches

        return watches.run_doctor(has_screen=_has_screen())
    return _report(answer) or (OK if answer.get("well") else FAILED)


def _break(arguments: "Namespace") -> int:
    return _walk_here() if arguments.terminal else _report(ask({"command": "break"}))


def _snooze(arguments: "Namespace") -> int:
    return _report(ask({"command": "snooze"} | (arguments.until or {})))


def _skip(arguments: "Namespace") -> int:
    return _report(ask({"command": "skip", "because": arguments.because}))


def _pause(arguments: "Namespace") -> int:
    if not arguments.length:
        return _report(ask({"command": "pause", "until": None}))
    from backcare_tray.arguments import pause_end
    from backcare_tray.system.clock import MachineClock

    moment = pause_end(arguments.length, MachineClock().now())
    return _report(ask({"command": "pause", "until": moment.isoformat()}))


def _preview(arguments: "Namespace") -> int:
    from backcare_tray import preview_app

    return preview_app.run(arguments.move, arguments.sheet, arguments.frames)


def _check(arguments: "Namespace") -> int:
    from pathlib import Path

    from backcare_tray.storage.pack_check import check

    problems = check(Path(arguments.file))
    for problem in problems:
        _complain(problem)
    if not problems:
        print(tr("All is well."))
    return FAILED if problems else OK


def _walk_here() -> int:
    from backcare_tray import terminal_app

    return terminal_app.run()


def _has_screen() -> bool:
    """Whether windows can be shown: elsewhere than on Linux a session has no other name."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _report(answer: Answer) -> int:
    text = str(answer.get("text", ""))
    if not answer.get("ok"):
        _complain(text or tr("Backcare refused that."))
        return FAILED
    if text:
        print(text)
    return OK


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


def _talk_by_socket(path: str, line: bytes) -> bytes:
    """Send a line over a Unix socket; returns the line that comes back. Raises OSError."""
    if sys.platform == "win32":
        raise OSError("Python has no Unix sockets here")
    import socket

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


_COMMANDS: "Mapping[str, Callable[[Namespace], int]]" = {
    "doctor": _doctor,
    "status": _status,
    "break": _break,
    "snooze": _snooze,
    "skip": _skip,
    "pause": _pause,
    "preview": _preview,
    "check": _check,
}
"""What is more than one request without arguments."""
