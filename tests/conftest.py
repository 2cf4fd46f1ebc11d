"""What every test shares: how hard hypothesis looks for a counterexample."""

import os

from hypothesis import HealthCheck, settings

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
