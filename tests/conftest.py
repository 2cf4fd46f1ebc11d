"""What every test shares: how hard hypothesis looks, and what a machine without a server runs."""

import os

from hypothesis import HealthCheck, settings

from tests.support.postgres import MISSING, at_hand

# No deadline anywhere: how long an example takes says more about the machine than about the code.
settings.register_profile("dev", max_examples=25, deadline=None)
settings.register_profile(
    "ci",
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "night", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

# HYPOTHESIS_PROFILE=night make test searches longest; CI=true is how a build server is known.
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

# A stranger's machine may have no PostgreSQL: its tests are then left out, and the head of the run
# says so. On a build server they are never left out: there they fail until it is installed.
WITHOUT_POSTGRES = not os.environ.get("CI") and not at_hand()


def pytest_report_header():
    """Say what is left out."""
    return f"PostgreSQL is left out. {MISSING}" if WITHOUT_POSTGRES else None


def pytest_collection_modifyitems(config, items):
    """Leave out what needs a PostgreSQL server where there is none."""
    if not WITHOUT_POSTGRES:
        return
    needing = [item for item in items if _needs_postgres(item)]
    config.hook.pytest_deselected(items=needing)
    items[:] = [item for item in items if item not in set(needing)]


def _needs_postgres(item):
    params = getattr(getattr(item, "callspec", None), "params", {})
    fixtures = getattr(item, "fixturenames", ())
    named = any(name == "cluster" or "postgres" in name for name in fixtures)
    return named or "postgres" in params.values()
