"""The files that tell a desktop about the program are what desktops accept, and true."""

import configparser
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

import backcare_tray
from bootstrapping.environment import ROOT

ENTRY = ROOT / "packaging" / "backcare-tray.desktop"
METAINFO = ROOT / "packaging" / "org.backcare.backcare_tray.metainfo.xml"


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", ENTRY],
        ["appstreamcli", "validate", "--no-net", METAINFO],
    ],
)
def test_the_validators_accept_them(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_they_agree_with_each_other_and_with_the_program() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ENTRY, "utf-8")
    about = ElementTree.parse(METAINFO).getroot()
    assert about.findtext("launchable") == ENTRY.name
    assert about.findtext("summary") == entry["Desktop Entry"]["Comment"]
    assert about.findtext("provides/binary") == entry["Desktop Entry"]["Exec"] == "backcare-tray"
    newest = about.find("releases/release")
    assert newest is not None
    assert newest.get("version") == backcare_tray.__version__
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{backcare_tray.__version__}] - {newest.get('date')}" in changes
