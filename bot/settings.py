"""Settings come from the environment alone, and none of them is ignored or guessed."""

import os
import re
from collections.abc import Iterable
from datetime import time, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    AwareDatetime,
    BeforeValidator,
    Field,
    PlainValidator,
    SecretStr,
    ValidationError,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.failures import WrongUse
from bot.times_set import hours_of, time_of
from domain.services.notice_times import Times

PREFIX = "PARTNERSHIPS_"
_SQLITE = "sqlite:///"
_POSTGRES = "postgresql://"
_TESTS = PREFIX + "TEST_"
"""What the tests of the program are told is none of the program's business."""

_SECRET = re.compile(r"(?P<before>//[^/?@:]*:|[?&](?:ssl)?password=)[^@&]*", re.IGNORECASE)


class StoreUrl(str):
    """The URL of a store as it may be shown; *whole* is what opens it, password and all."""

    __slots__ = ("whole",)

    whole: str

    def __new__(cls, url: str) -> Self:
        """Take *url*; raise ``ValueError`` if no store can be there."""
        path = url.removeprefix(_SQLITE)
        a_file = path not in {url, ""} and not path.startswith(":")
        if not (a_file or (url.startswith(_POSTGRES) and _names_a_database(url))):
            raise ValueError
        shown = super().__new__(cls, url if a_file else _SECRET.sub(r"\g<before>...", url))
        shown.whole = url
        return shown


def _names_a_database(url: str) -> bool:
    """Tell whether *url* has a database, and no letter that a password must write as ``%40``."""
    where = urlsplit(url)
    odd = "@" in where.path or where.netloc.count("@") > 1 or where.fragment
    return len(where.path) > 1 and not odd


def _default_store() -> StoreUrl:
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return StoreUrl(f"{_SQLITE}{Path(data) / 'partnerships' / 'partnerships.sqlite'}")


def _written_out(moment: object) -> object:
    """Let a bare number be no moment: it would be read as seconds since 1970."""
    if isinstance(moment, str) and not re.match(r"\d{4}-\d{2}-\d{2}[T ]", moment):
        raise ValueError
    return moment


_A_GUID = "such as 00000000-0000-4000-8000-000000000000"
_GUID = r"^(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})?$"
_HOST = re.compile(r"(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*")


def _parts(text: object) -> list[str]:
    """Return what stands between the commas of *text*; a tuple of texts is as good."""
    written = text.split(",") if isinstance(text, str) else text
    if not isinstance(written, Iterable):
        raise ValueError("a list with commas")  # noqa: TRY004 - a validator raises nothing else
    return [str(each).strip().lower() for each in written if str(each).strip()]


def _guids(text: object) -> tuple[str, ...]:
    parts = _parts(text)
    if not all(re.fullmatch(_GUID, each) for each in parts):
        raise ValueError
    return tuple(parts)


def _hosts(text: object) -> tuple[str, ...]:
    parts = _parts(text)
    if not parts or not all(_HOST.fullmatch(each) for each in parts):
        raise ValueError
    return tuple(parts)


def _layers(text: object) -> tuple[str, ...] | None:
    """Return the layers named; ``none`` alone names none of them."""
    if text is None:
        return None
    parts = tuple(dict.fromkeys(_parts(text)))
    if (isinstance(text, str) and not parts) or ("none" in parts and len(parts) > 1):
        raise ValueError
    return () if parts == ("none",) else parts


def _numbers(text: object) -> tuple[int, ...]:
    """Return the whole numbers, each at least one, that stand between commas."""
    numbers = tuple(int(each) for each in _parts(text))
    if min(numbers, default=0) < 1:
        raise ValueError
    return numbers


def _secure(text: object) -> str:
    """Return an https address; plain http is for a stand-in on this machine."""
    address = str(text).rstrip("/")
    where = urlsplit(address)
    loopback = where.scheme == "http" and where.hostname in {"127.0.0.1", "::1", "localhost"}
    if not where.hostname or not (where.scheme == "https" or loopback):
        raise ValueError
    return address


class Settings(BaseSettings):
    """What can be set; a variable that is empty counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    store: Annotated[StoreUrl, PlainValidator(StoreUrl)] = Field(
        default_factory=_default_store,
        description=f"{_SQLITE} and the path of a file (a fourth slash begins an absolute path), "
        f"or {_POSTGRES}user:password@host/database",
    )
    policy: str = Field(
        default="cheshire", description="the name of a policy, as policy check lists them"
    )
    policies: Path | None = Field(
        default=None,
        description="the path of a folder of policies, in place of those that came along",
    )
    layers: Annotated[tuple[str, ...] | None, NoDecode, BeforeValidator(_layers)] = Field(
        default=None,
        description="the layers to switch on, with commas, such as copacc,scrutiny; or none",
    )
    roles: Path | None = Field(
        default=None,
        description="the path of a file that says who does today what a layer gives to its offices",
    )
    directory: Path | None = Field(
        default=None, description="the path of a directory file, which says who holds which office"
    )
    graph_mapping: Path | None = Field(
        default=None,
        description="the path of a file that says which group of Microsoft Graph is which office",
    )
    graph: Annotated[str, PlainValidator(_secure)] = Field(
        default="https://graph.microsoft.com",
        description="the https address of Microsoft Graph",
    )
    graph_app_id: str = Field(
        default="", pattern=_GUID, description=f"the app id that asks Graph, {_A_GUID}"
    )
    graph_app_secret: SecretStr = Field(
        default=SecretStr(""), description="the secret of the app that asks Graph"
    )
    now: Annotated[AwareDatetime | None, BeforeValidator(_written_out)] = Field(
        default=None, description="a moment with its time zone, such as 2026-04-01T09:00:00+01:00"
    )
    app_id: str = Field(default="", pattern=_GUID, description=f"the app id of the bot, {_A_GUID}")
    app_secret: SecretStr = Field(
        default=SecretStr(""), description="the secret of the bot's registration"
    )
    tenant: str = Field(
        default="", pattern=_GUID, description=f"the tenant of the bot's registration, {_A_GUID}"
    )
    tenants: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_guids)] = Field(
        default=(), description=f"the tenants whose people may ask, with commas, each {_A_GUID}"
    )
    service_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_hosts)] = Field(
        default=("smba.trafficmanager.net", "*.botframework.com"),
        description="the hosts that replies may be sent to, with commas, such as *.example.org",
    )
    login: Annotated[str, PlainValidator(_secure)] = Field(
        default="https://login.microsoftonline.com",
        description="the https address of the sign-in service",
    )
    openid: Annotated[str, PlainValidator(_secure)] = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="the https address that says which keys sign what comes from Teams",
    )
    approval_days: Annotated[tuple[int, int, int], NoDecode, BeforeValidator(_numbers)] = Field(
        default=(5, 5, 20),
        description="three numbers of working days with commas: until who is awaited is reminded, "
        "then until others are told, then until the request is closed, such as 5,5,20",
    )
    digest_at: Annotated[time, NoDecode, BeforeValidator(time_of)] = Field(
        default=time(9), description="the time in London at which the day's digest is told, 09:00"
    )
    quiet_hours: Annotated[tuple[time, time], NoDecode, BeforeValidator(hours_of)] = Field(
        default=(time(20), time(7, 30)),
        description="from when until when in London nobody is disturbed, such as 20:00-07:30",
    )
    due_soon_days: Annotated[int, Field(ge=1, le=90)] = Field(
        default=7, description="how many days before its day somebody is told of it, such as 7"
    )
    hold_after_hours: Annotated[int, Field(ge=1, le=720)] = Field(
        default=24,
        description="after how many hours in which nobody looked after them notices are held, "
        "such as 24",
    )
    debug: bool = Field(default=False, description="1 to log the trace of a defect, or 0")

    @property
    def times(self) -> Times:
        """When people are told things."""
        begins, ends = self.quiet_hours
        return Times(
            digest=self.digest_at,
            quiet_from=begins,
            quiet_until=ends,
            soon=self.due_soon_days,
            unwatched=timedelta(hours=self.hold_after_hours),
        )


def read_settings() -> Settings:
    """Return the settings in force; raise :class:`WrongUse` for an unknown or unreadable one."""
    known = {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}
    for name in sorted(os.environ):
        if name.upper().startswith(_TESTS):
            continue
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(
                name.upper()[len(PREFIX) :].lower(), Settings.model_fields, n=1
            )
            instead = (
                f"did you mean {PREFIX}{near[0].upper()}?"
                if near
                else f"there are {', '.join(known)}."
            )
            raise WrongUse(f"{name} is not a setting; {instead}")
    try:
        return Settings()
    except RuntimeError as error:  # no home folder, as in some containers
        meant = known[PREFIX + "STORE"].description
        raise WrongUse(f"This user has no home folder; set {PREFIX}STORE to {meant}.") from error
    except ValidationError as error:
        name = PREFIX + str(error.errors()[0]["loc"][0]).upper()
        # The value is not repeated: a URL may hold a password.
        meant = known[name].description
        raise WrongUse(f"The setting {name} cannot be read; give {meant}.") from error
