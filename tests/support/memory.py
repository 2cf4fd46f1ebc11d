"""How much memory this process holds is asked of the system, after what is garbage is gone."""

import gc
import resource
import sys
from pathlib import Path

_PAGES = Path("/proc/self/statm")


def resident_kilobytes():
    """Return the resident memory of this process; without Linux, the most it ever was."""
    gc.collect()
    if _PAGES.exists():
        return int(_PAGES.read_text().split()[1]) * resource.getpagesize() // 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most
