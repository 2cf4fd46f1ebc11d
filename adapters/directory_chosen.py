"""Microsoft Graph is loaded only where it is the directory: the terminal never needs it."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from adapters.directory_file import BadDirectory
from adapters.graph_mapping import read_mapping
from domain.ports import Directory


@dataclass(frozen=True, slots=True)
class GraphAccess:
    """Where Graph and its sign-in are, and as which app of which tenant it is asked."""

    url: str
    login: str
    tenant: str
    app: str
    secret: SecretStr


def graph_directory(file: Path, access: GraphAccess) -> Directory:
    """Return the directory that the mapping in *file* makes of Graph; ask nothing yet.

    Raises :class:`BadDirectory` for a mapping with a fault, and where something is not set.
    """
    mapping = read_mapping(file)
    if not (access.tenant and access.app and access.secret.get_secret_value()):
        raise BadDirectory(f"{file} needs a tenant, an app id and its secret to ask Graph with")
    try:
        from adapters.directory_graph import GraphDirectory  # noqa: PLC0415 - as the module says
        from adapters.graph_client import GraphClient  # noqa: PLC0415 - as the module says
    except ImportError as error:
        raise BadDirectory(f"{file} needs the extra: pip install '.[teams]'") from error
    client = GraphClient(
        access.url,
        login=access.login,
        tenant=access.tenant,
        app=access.app,
        secret=access.secret,
    )
    return GraphDirectory(client, mapping)
