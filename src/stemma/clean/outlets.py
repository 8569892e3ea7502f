"""Turns a URL, a name or a copyright line into the outlet that published a report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from stemma.clean.mastheads import spaced
from stemma.types import Outlet

# Second-level labels under which countries register names (`co.uk`, `com.au`).
_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "gov", "go", "gob", "mil", "ne", "net", "nom", "or", "org", "rep"}
)
# Countries by how they write 03/04/2031 in English; the others are left open (`.com`, `.ca`, `.ph`).
# fmt: off
_DAY_FIRST = frozenset((
    "uk", "ie", "au", "nz", "in", "pk", "bd", "lk", "za", "ng", "ke", "gh", "ug", "tz", "zw", "zm", "my",
    "sg", "hk", "de", "fr", "it", "es", "pt", "nl", "be", "at", "ch", "pl", "gr", "tr", "ru", "ua", "il",
    "eg", "ae", "br", "ar",
))
# fmt: on
_MONTH_FIRST = frozenset({"us", "gov", "mil"})
_COPYRIGHT = re.compile(
    r"(?:(?:copyright|©|\(c\)|ⓒ)[\s,:.-]*){1,3}(?:by\s+)?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,:.©ⓒ-]*(?:by\s+)?"
    r"(?P<name>[^\n.©ⓒ|,;(<]{2,60})",
    re.I,
)
_COMPANY = re.compile(
    r"[\s,]+(?:all rights? reserved.*|inc|llc|ltd|limited|plc|corp(?:oration)?|co|gmbh|s\.?a|group|"
    r"media group|"
    r"internet ventures|news network|news networks|interactive|digital|(?:19|20)\d\d.*)\.?$",
    re.I,
)


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """Read outlets.toml once."""
    return tomllib.loads(files("stemma.clean").joinpath("outlets.toml").read_text("utf-8"))


@cache
def _folded_names() -> Mapping[str, str]:
    """Map every listed name, folded, and each name in its own script to the name."""
    tables = _tables()
    names = {_fold(name): name for name in tables["domains"].values()}
    names |= {_fold(short): name for short, name in tables["agencies"].items() if len(short) > 4}
    return names | {_fold(own): name for own, name in tables["native"].items()}


def _fold(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold())).removeprefix("the ")


def domain_of(url: str) -> str | None:
    """Return the host of a URL without `www.` and port, lower case, or None."""
    try:
        host = urlsplit(url.strip() if "://" in url else f"//{url.strip()}").hostname
    except ValueError:  # an address like http://[::1 that no parser takes
        return None
    if not host or "." not in host or not re.fullmatch(r"[\w.-]{4,253}", host):
        return None
    return host.removeprefix("www.").strip(".") or None


def writes_day_first(domain: str) -> bool | None:
    """Say whether the country of a domain writes the day before the month; None where it does not tell."""
    country = domain.rpartition(".")[2]
    return True if country in _DAY_FIRST else False if country in _MONTH_FIRST else None


def outlet_of(url: str | None, name: str | None = None) -> Outlet | None:
    """Return the outlet that a URL, a stated name, or both stand for; None where neither says.

    The listed name of the domain wins over a derived one; a stated name wins over a derived one.
    """
    domain = domain_of(url) if url else None
    stated = name.strip() if name else ""
    listed = _listed(domain) if domain else None
    if listed is None and stated:
        listed = outlet_named(stated) or stated
    if listed is None and domain:
        listed = _label(domain)
    return Outlet(listed, domain) if listed or domain else None


def outlet_named(text: str) -> str | None:
    """Return the listed outlet that the whole string names, in whatever script, or None."""
    names = _folded_names()
    key = _fold(text)
    return names.get(key) or names.get(key.removesuffix(" international").removesuffix(" online"))


def agency_named(text: str) -> str | None:
    """Return the agency or broadcaster that initials in a dateline or a credit mean, or None."""
    return _tables()["agencies"].get(text.strip())


def outlet_in_copyright(line: str) -> str | None:
    """Return who holds the copyright by a line such as `Copyright © 2024 The Example Times`, or None."""
    match = _COPYRIGHT.search(line[:400])
    if match is None:
        return None
    name, last = match["name"].strip(" -–—·:"), ""
    while name != last:
        known = outlet_named(name)
        if known:
            return known
        name, last = _COMPANY.sub("", name).strip(" ,-–—·:"), name
    return (
        name
        if re.search(r"[^\W\d_]{2}", name) and not re.match(r"(?i)all rights|reserved|copyright", name)
        else None
    )


def _listed(domain: str) -> str | None:
    """Return the name listed for a domain or for the longest domain it belongs to."""
    table = _tables()["domains"]
    labels = domain.split(".")
    return next((table[d] for i in range(len(labels) - 1) if (d := ".".join(labels[i:])) in table), None)


def _label(domain: str) -> str:
    """Derive a name from an unlisted domain: its registered label, in capitals where short."""
    labels = domain.split(".")
    at = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else -2
    words = labels[at].replace("_", "-").split("-")
    if len(words) == 1 and len(words[0]) > 3:
        return spaced(words[0])
    return " ".join(w.upper() if len(w) <= 3 and len(words) == 1 else w.capitalize() for w in words)
