"""Each kind of store there is; whatever passes for one must pass for all."""

import pytest

from domain.views.enquiries import fold
from tests.support.stores import in_file, in_memory


@pytest.fixture(params=["memory", "sqlite"])
def make(request, tmp_path):
    """A way to make a store, whose view folds as the test says."""
    made = []

    def make(fold=fold):
        kept = in_memory(fold) if request.param == "memory" else in_file(tmp_path / "s.db", fold)
        made.append(kept)
        return kept

    yield make
    for kept in made:
        kept.close()


@pytest.fixture
def kept(make):
    """A store of each kind."""
    return make()


@pytest.fixture
def path(tmp_path):
    """Where a file may be made, in a folder that is not there yet."""
    return tmp_path / "data" / "partnerships.db"


@pytest.fixture
def in_a_file(path):
    """A store in a file."""
    kept = in_file(path)
    yield kept
    kept.close()
