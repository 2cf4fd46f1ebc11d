"""A token of the Bot Connector is proved by its signature, before anything in it is believed."""

import re
from dataclasses import dataclass

import jwt

from bot.channels.teams.keys import ALGORITHM, Keys
from bot.channels.teams.refused import Refused

ISSUER = "https://api.botframework.com"

LONGEST = 8 * 1024
"""Signs; a token of the connector has about a thousand."""

LEEWAY = 300
"""Seconds that the connector's clock may differ from ours."""

UNAUTHORISED = 401

_SCHEME = "bearer"
_KEY_ID = re.compile(r"[\w.~=+-]{1,128}", re.ASCII)
_REASONS: tuple[tuple[type[jwt.PyJWTError], str], ...] = (
    (jwt.ExpiredSignatureError, "token-expired"),
    (jwt.ImmatureSignatureError, "token-not-yet-valid"),
    (jwt.InvalidAudienceError, "wrong-audience"),
    (jwt.InvalidIssuerError, "wrong-issuer"),
    (jwt.MissingRequiredClaimError, "claim-missing"),
    (jwt.InvalidSignatureError, "wrong-signature"),
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a proved token says: whom we may answer, and for which channels its key may sign."""

    service_url: str
    endorsements: frozenset[str]


async def proved(authorization: str | None, keys: Keys, app_id: str) -> Claims:
    """Return the claims of the token in the header *authorization*; raise `Refused` (401).

    A key is looked for only by the plain name that the token gives; no other header of it counts,
    and one that must be understood (``crit``) is refused.
    """
    token = _token(authorization)
    key = await keys.find(_key_id(token))
    if key is None:
        raise Refused(UNAUTHORISED, "unknown-key")
    try:
        claims = jwt.decode(
            token,
            key.public,
            algorithms=[ALGORITHM],
            audience=app_id,
            issuer=ISSUER,
            leeway=LEEWAY,
            options={"require": ["exp", "nbf", "iss", "aud"], "strict_aud": True},
        )
    except jwt.PyJWTError as error:
        raise Refused(UNAUTHORISED, _reason(error)) from error
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise Refused(UNAUTHORISED, "token-unreadable") from error
    service_url = claims.get("serviceurl")
    if not isinstance(service_url, str):
        raise Refused(UNAUTHORISED, "claim-missing")
    return Claims(service_url, key.endorsements)


def _token(authorization: str | None) -> str:
    if not authorization:
        raise Refused(UNAUTHORISED, "no-token")
    if len(authorization) > LONGEST:
        raise Refused(UNAUTHORISED, "token-too-long")
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != _SCHEME or not token:
        raise Refused(UNAUTHORISED, "not-a-bearer-token")
    return token


def _key_id(token: str) -> str:
    """Return the name of the key with which *token* says it is signed."""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
        raise Refused(UNAUTHORISED, "token-unreadable") from error
    if header.get("alg") != ALGORITHM:
        raise Refused(UNAUTHORISED, "wrong-algorithm")
    if "crit" in header:
        raise Refused(UNAUTHORISED, "critical-header")
    kid = header.get("kid")
    if not isinstance(kid, str) or not _KEY_ID.fullmatch(kid):
        raise Refused(UNAUTHORISED, "wrong-key-id")
    return kid


def _reason(error: jwt.PyJWTError) -> str:
    return next(
        (reason for kind, reason in _REASONS if isinstance(error, kind)), "token-unreadable"
    )
