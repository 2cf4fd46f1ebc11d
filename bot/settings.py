"""Settings come from the environment alone, and none of them is ignored or guessed."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.failures import WrongUse

PREFIX = "PARTNERSHIPS_"
_SQLITE = "sqlite:///"


def _a_sqlite_file(url: str) -> str:
    path = url.removeprefix(_SQLITE)
    if path in {url, ""} or path.startswith(":"):
        raise ValueError
    return url


def _default_store() -> str:
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return f"{_SQLITE}{Path(data) / 'partnerships' / 'partnerships.sqlite'}"


class Settings(BaseSettings):
    """What can be set; a variable that is empty counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    store: Annotated[str, AfterValidator(_a_sqlite_file)] = Field(
        default_factory=_default_store,
        description=f"{_SQLITE} and the path of a file (a fourth slash begins an absolute path)",
    )
    policy: str = Field(
        default="cheshire", description="the name of a policy, as policy check lists them"
    )
    now: AwareDatetime | None = Field(
        default=None, description="a moment with its time zone, such as 2026-04-01T09:00:00+01:00"
    )
    debug: bool = Field(default=False, description="1 to log the trace of a defect, or 0")


def read_settings() -> Settings:
    """Return the settings in force; raise :class:`WrongUse` for an unknown or unreadable one."""
    known = {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}
    for name in sorted(os.environ):
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
