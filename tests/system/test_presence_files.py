"""News of files from the kernel, and sockets that appear."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("inotify is Linux's", allow_module_level=True)

from backcare_tray.system.presence import inotify
from backcare_tray.system.presence.appearance import PAUSES, Appearance
from backcare_tray.system.presence.inotify import Inotify
from tests.system.conftest import RunFor, WaitFor


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def news(qapp: object) -> Iterator[Inotify]:
    news = Inotify()
    yield news
    news.close()


class TestInotify:
    """The kernel's news."""

    def test_what_was_asked_for_is_told_and_nothing_else(
        self, news: Inotify, heard: list[str], tmp_path: Path, wait_for: WaitFor, run_for: RunFor
    ) -> None:
        news.watch(tmp_path, inotify.CREATE, heard.append)
        file = tmp_path / "näme"
        file.touch()
        wait_for(lambda: heard)
        file.write_text("changed")
        file.unlink()
        run_for(100)
        assert heard == ["näme"]

    def test_opening_is_told_once_however_often_it_happened_meanwhile(
        self, news: Inotify, heard: list[str], tmp_path: Path, wait_for: WaitFor
    ) -> None:
        file = tmp_path / "file"
        file.touch()
        news.watch(file, inotify.OPEN | inotify.CLOSE_NOWRITE, heard.append)
        for _ in range(20):
            file.read_bytes()
        wait_for(lambda: heard)
        assert heard == [""]

    def test_a_file_that_is_gone_is_forgotten(
        self, news: Inotify, heard: list[str], tmp_path: Path, wait_for: WaitFor
    ) -> None:
        file = tmp_path / "file"
        file.touch()
        news.watch(file, inotify.ATTRIBUTES, heard.append)
        file.unlink()
        wait_for(lambda: not news._listeners)

    def test_a_file_that_is_not_there_is_an_error(self, news: Inotify, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            news.watch(tmp_path / "nothing", inotify.CREATE, lambda _: None)

    def test_closed_it_says_nothing(
        self, news: Inotify, heard: list[str], tmp_path: Path, run_for: RunFor
    ) -> None:
        news.watch(tmp_path, inotify.CREATE, heard.append)
        (tmp_path / "file").touch()
        news.close()
        news.close()
        run_for(100)
        assert heard == []


def counted(tries: list[str], *, well: bool) -> bool:
    tries.append("a try")
    return well


class TestAppearance:
    """A file in folders that come later."""

    def test_folders_may_appear_first(
        self, tmp_path: Path, qapp: object, wait_for: WaitFor, run_for: RunFor
    ) -> None:
        tries: list[str] = []
        path = tmp_path / "run/pulse/native"
        path.parent.parent.mkdir()
        appearance = Appearance(path, partial(counted, tries, well=True))
        path.parent.mkdir()
        run_for(100)
        assert tries == []
        path.touch()
        wait_for(lambda: tries)
        path.unlink()
        path.parent.rmdir()
        tries.clear()
        path.parent.mkdir()
        path.touch()
        wait_for(lambda: tries)
        appearance.close()

    def test_it_is_tried_a_few_times_and_then_no_more(
        self,
        tmp_path: Path,
        qapp: object,
        wait_for: WaitFor,
        run_for: RunFor,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("backcare_tray.system.presence.appearance.PAUSES", (10, 20, 30))
        tries: list[str] = []
        path = tmp_path / "native"
        appearance = Appearance(path, partial(counted, tries, well=False))
        (tmp_path / "other").touch()
        path.touch()
        wait_for(lambda: len(tries) == 3)
        run_for(200)
        assert len(tries) == 3
        assert len(PAUSES) == 4
        appearance.close()
