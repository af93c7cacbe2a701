"""Who is behind a handle, where networks say so without a key: the fediverse by WebFinger, Bluesky by its public servers.

Sources: RFC 7033 (WebFinger) and RFC 6415 (host-meta); Mastodon's documentation of WebFinger and of the properties ``movedTo`` and
``suspended``; the lexicons ``com.atproto.identity.resolveHandle`` and ``app.bsky.actor.getProfile`` of the AT Protocol.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.services.web.verdict import Verdict

    Documents = Callable[[str, str], Verdict]

STATES = ("ok", "moved", "missing", "unverified")
"""``ok`` is there; ``moved`` says that its owner is elsewhere now; ``missing`` is not there for certain, or suspended;
``unverified`` could not be told."""

_JRD, _ACTOR, _XRD, _JSON = "application/jrd+json, application/json", "application/activity+json", "application/xrd+xml", "application/json"
_BLUESKY = "https://public.api.bsky.app/xrpc/"
_TEMPLATE = Pattern(r"template=[\"'](https://[^\"'<>\s]{1,300}\{uri\}[^\"'<>\s]{0,100})[\"']", "{uri}")
_EMOJI_NAME = Pattern(r":[A-Za-z0-9_]{2,50}:", ":")
_INVISIBLE = Pattern(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_NAMES = Pattern(r"[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9.-]{1,253}")
_DOMAIN = Pattern(r"[A-Za-z0-9.-]{1,253}")
_DID = Pattern(r"did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,200}")
_LONGEST = 80
_GONE = {"AccountTakedown": "it is suspended", "AccountDeactivated": "its owner has switched it off"}


class Account(NamedTuple):
    """What a network says of one account.

    ``reason`` is one clause for a person, "" when there is nothing to say; ``name`` the display name, "" where it is not shown;
    ``now`` the handle the owner has moved to, without ``@``; ``bot`` whether it says that a program runs it.
    """

    state: str
    reason: str = ""
    name: str = ""
    now: str = ""
    bot: bool = False


def read_account(name: str, given: str) -> Account:
    """Read the short form of an answer: ``STATE [@NEW-HANDLE] [words]``; the words are the display name, or the reason if it has none.

    >>> read_account("acct:ana@tea.social", "moved @ana@mate.social Ana Ruiz").now
    'ana@mate.social'
    """
    state, _, words = given.partition(" ")
    if state not in STATES:
        raise ValueError(f'"{state}" is no state of an account ({name}): {", ".join(STATES)}')
    now = ""
    if state == "moved":
        now, _, words = words.removeprefix("@").partition(" ")
    return Account(state, "", words, now) if state in ("ok", "moved") else Account(state, words or state)


def first_question(name: str) -> tuple[str, str] | None:
    """Return the address and kind of the document that is asked for first."""
    scheme, _, handle = name.partition(":")
    if scheme == "acct" and _NAMES.fullmatch(handle):
        return f"https://{handle.partition('@')[2]}/.well-known/webfinger?resource=acct:{handle}", _JRD
    if scheme == "at" and _DOMAIN.fullmatch(handle.removeprefix("//")):
        return f"{_BLUESKY}com.atproto.identity.resolveHandle?handle={handle.removeprefix('//')}", _JSON
    return None


def look_up(name: str, ask: "Documents") -> Account:
    """Return what is known of an account; ``ask`` fetches a document by address and kind."""
    question = first_question(name)
    if question is None:
        return Account("unverified", "it is no handle that can be asked for")
    first = ask(*question)
    if name.startswith("at:"):
        return _bluesky(first, ask)
    return _fediverse(name.removeprefix("acct:"), first, ask)


def _fediverse(handle: str, first: "Verdict", ask: "Documents") -> Account:
    server = handle.partition("@")[2]
    answer = _by_host_meta(handle, ask) if first.status == 404 else first
    answer = answer or first
    if answer.status == 404:
        return Account("missing", f"{server} knows nobody of this name")
    if answer.status == 410:
        return Account("missing", "it is suspended or deleted")
    if not answer.answers:
        return Account("missing" if answer.state == "broken" and answer.reason.startswith("no host") else "unverified", answer.reason)
    found = _read(answer)
    links = [link for link in _list(found, "links") if isinstance(link, dict) and link.get("rel") == "self"]
    actors = [str(link.get("href", "")) for link in links if "activity" in str(link.get("type", ""))]
    if not actors or not actors[0].startswith("https://"):
        return Account("unverified", f"{server} does not say where its profile is")
    actor = ask(actors[0], _ACTOR)
    if actor.status == 410:
        return Account("missing", "it is suspended or deleted")
    said = _read(actor)
    if not said:  # servers may show profiles to other servers only, and sign what they ask each other
        return Account("ok", "its server shows its profile to other servers only")
    if said.get("suspended") is True:
        return Account("missing", "it is suspended")
    shown, bot = _name(said.get("name")), said.get("type") in ("Service", "Application")
    if isinstance(said.get("movedTo"), str):
        return Account("moved", "", shown, _address_of(said["movedTo"], ask), bot)
    return Account("ok", "", shown, bot=bot)


def _by_host_meta(handle: str, ask: "Documents") -> "Verdict | None":
    """Ask where a domain that has no WebFinger itself says to ask, as servers do."""
    server = handle.partition("@")[2]
    meta = ask(f"https://{server}/.well-known/host-meta", _XRD)
    found = _TEMPLATE.search(meta.body) if meta.answers else None
    return ask(found[1].replace("{uri}", f"acct:{handle}"), _JRD) if found else None


def _address_of(actor: str, ask: "Documents") -> str:
    """Return the handle of an actor, "" if it cannot be told."""
    said = _read(ask(actor, _ACTOR)) if actor.startswith("https://") else {}
    name, server = said.get("preferredUsername"), actor.partition("://")[2].partition("/")[0]
    guess = said.get("webfinger") or f"{name}@{server}"
    return guess if isinstance(guess, str) and name and _NAMES.fullmatch(guess) else ""


def _bluesky(first: "Verdict", ask: "Documents") -> Account:
    if first.status == 400 and _read(first).get("message") == "Unable to resolve handle":
        return Account("missing", "Bluesky knows nobody of this name")
    did = _read(first).get("did")
    if first.status != 200 or not isinstance(did, str) or not _DID.fullmatch(did):
        return Account("unverified", first.reason or "Bluesky does not say who it is")
    profile = ask(f"{_BLUESKY}app.bsky.actor.getProfile?actor={did}", _JSON)
    said = _read(profile)
    if profile.status == 400:
        if why := _GONE.get(str(said.get("error"))):
            return Account("missing", why)
        if said.get("message") == "Profile not found":
            return Account("missing", "Bluesky has no profile of it")
    if not profile.answers:
        return Account("unverified", profile.reason)
    bot = any(isinstance(label, dict) and label.get("val") == "bot" for label in _list(said, "labels"))
    return Account("ok", "", _name(said.get("displayName")), bot=bot)


def _read(answer: "Verdict") -> Mapping[str, Any]:
    """Return the object that an answer holds; an empty one if it holds none."""
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _list(found: Mapping[str, Any], key: str) -> list[Any]:
    value = found.get(key)
    return value if isinstance(value, list) else []


def _name(given: object) -> str:
    """Return a display name on one line, without the pictures that servers write as ``:name:``."""
    return _INVISIBLE.sub(" ", _EMOJI_NAME.sub("", given[: 4 * _LONGEST])).strip()[:_LONGEST] if isinstance(given, str) else ""
