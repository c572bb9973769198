"""For all tests: they read English, and hypothesis judges what is right, not how fast a busy
machine draws an example."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("suite")

os.environ["BACKCARE_LANGUAGE"] = "en"
