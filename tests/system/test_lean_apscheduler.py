"""APScheduler comes in without what the alarm does not use, and takes it from nobody else."""

import json
import subprocess
import sys

IMPORT = """
import json, sys
from backcare_tray.system import alarm
print(json.dumps(sorted(sys.modules)))
"""
IMPORT_THE_REST = """
from backcare_tray.system import alarm
import asyncio
import importlib.metadata
from datetime import UTC, datetime

import tzlocal
from apscheduler.executors.pool import ThreadPoolExecutor

async def answer():
    return importlib.metadata.version("APScheduler")

pool = ThreadPoolExecutor(1)
print(asyncio.run(answer()), datetime.now(tzlocal.get_localzone()).utcoffset(), pool._pool)
"""


def run(program: str) -> str:
    """What a Python of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_alarm_brings_in_neither_tls_nor_pools() -> None:
    loaded = set(json.loads(run(IMPORT)))
    assert "apscheduler.schedulers.base" in loaded
    unwanted = {"asyncio", "ssl", "concurrent.futures", "multiprocessing", "importlib.metadata"}
    assert not loaded & unwanted


def test_whoever_wants_the_real_ones_afterwards_gets_them() -> None:
    version, offset, pool = run(IMPORT_THE_REST).split(maxsplit=2)
    assert version.startswith("3.11.")
    assert ":" in offset
    assert "ThreadPoolExecutor object" in pool
