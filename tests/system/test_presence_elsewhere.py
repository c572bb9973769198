"""Microphone and camera on Windows and macOS: what is particular to each of them.

The contract that they keep like all others is in `test_presence_contract.py`.
"""

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.core.watched import Works
from backcare_tray.system.presence import macos_microphone
from backcare_tray.system.presence.macos_microphone import Microphone
from backcare_tray.system.presence.windows_consent import BEGAN, CAPABILITIES, ENDED
from backcare_tray.system.presence.wishes import Wish
from tests.system.conftest import RunFor, WaitFor
from tests.system.presence_elsewhere_rigs import CoreAudio, Function, Registry


class TestWindows:
    """The list that Windows keeps for its privacy settings."""

    @pytest.fixture
    def said(self) -> list[bool]:
        return []

    @pytest.mark.parametrize("wish", [Wish.CALLS, Wish.CAMERA])
    def test_whoever_has_begun_and_not_ended_is_busy(self, wish: Wish, said: list[bool]) -> None:
        registry = Registry(CAPABILITIES[wish])
        registry.programs = {"Store.App": {BEGAN: 5, ENDED: 6}, "Unused": {}}
        source = registry.source(wish, said.append)
        source.start()
        registry.change(r"NonPackaged\C:#meet.exe", 7, 0)
        registry.change("Store.App", 8, 0)
        registry.change(r"NonPackaged\C:#meet.exe", 7, 9)
        registry.change("Store.App", 8, 9)
        assert said == [False, True, True, True, False]
        assert registry.armed == 5  # each is good for one change
        assert source.health().works is Works.FULLY

    def test_stopped_it_gives_everything_back(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        source.stop()
        source.stop()
        registry.change("Store.App", 8, 0)
        assert (said, registry.closed) == ([False], 1)
        source.start()
        assert said == [False, True]
        source.stop()

    def test_an_older_windows_has_no_list(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        registry.is_there = False
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        assert not source.is_there()
        assert "there is no such key" in source.health().sentence
        assert said == []

    def test_a_refusal_later_on_is_not_busy_for_good(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        registry.change("Store.App", 8, 0)
        registry.refuses = 6
        registry.heard()
        assert said == [False, True, False]
        assert "error 6" in source.health().sentence
        source.stop()

    def test_a_windows_without_events_says_so(self, said: list[bool]) -> None:
        registry = Registry("microphone")
        registry.CreateEventW = Function(lambda *_: 0)
        source = registry.source(Wish.CALLS, said.append)
        source.start()
        assert source.health().works is Works.NOT
        assert said == []


class TestMacOs:
    """CoreAudio's word on the input device."""

    @pytest.fixture
    def said(self, qapp: QCoreApplication) -> list[bool]:
        return []

    def test_a_device_that_runs_is_busy(self, said: list[bool], wait_for: WaitFor) -> None:
        audio = CoreAudio()
        microphone = Microphone(said.append, audio)
        microphone.start()
        audio.run(40, on=True)
        wait_for(lambda: len(said) == 2)
        audio.run(40, on=False)
        wait_for(lambda: len(said) == 3)
        assert said == [False, True, False]
        assert microphone.health().works is Works.PARTLY
        microphone.stop()
        assert audio.listening == {}

    def test_another_microphone_is_followed(self, said: list[bool], wait_for: WaitFor) -> None:
        audio = CoreAudio()
        audio.running.add(41)
        microphone = Microphone(said.append, audio)
        microphone.start()
        audio.plug(41)
        wait_for(lambda: said == [False, True])
        audio.plug(0)
        wait_for(lambda: said == [False, True, False])
        assert microphone.health().works is Works.NOT
        assert list(audio.listening) == [(1, macos_microphone.DEFAULT_INPUT)]
        microphone.stop()

    def test_news_that_comes_after_the_stop_means_nothing(
        self, said: list[bool], run_for: RunFor
    ) -> None:
        audio = CoreAudio()
        microphone = Microphone(said.append, audio)
        microphone.start()
        audio.run(40, on=True)
        microphone.stop()
        run_for(20)
        assert said == [False]
        microphone.start()
        assert said == [False, True]
        microphone.stop()
