"""Each kind of store there is; whatever passes for one must pass for all."""

import pytest

from domain.views import VIEWS
from tests.support.postgres import Cluster, database, server
from tests.support.stores import in_file, opened_at


@pytest.fixture(scope="session")
def postgres_server():
    """The server of this run, on which each test has a database of its own."""
    with server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server, worker_id):
    """The URL of a new and empty database."""
    with database(postgres_server, f"partnerships_test_{worker_id}") as url:
        yield url


@pytest.fixture
def cluster():
    """A server of the test's own, which may be stopped; it waits for the disk as a real one does."""
    cluster = Cluster(sync=True)
    yield cluster
    cluster.remove()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    """Where a store may be made that others can open as well."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/s.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def make(request, tmp_path):
    """A way to make a store with the views that the test names, always at the same place."""
    urls = {"memory": "memory:", "sqlite": f"sqlite:///{tmp_path}/s.db"}
    url = urls.get(request.param) or request.getfixturevalue("postgres_url")
    made = []

    def make(views=VIEWS):
        made.append(opened_at(url, views))
        return made[-1]

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


@pytest.fixture
def in_postgres(postgres_url):
    """A store in PostgreSQL."""
    kept = opened_at(postgres_url)
    yield kept
    kept.close()
