"""The noun of the table of houses: agencies, broadcasters and papers whose reports others print."""

from __future__ import annotations

from typing import NamedTuple

from stemma.types.tied import OriginKind


class House(NamedTuple):
    """A house whose reports others print.

    `also` are other names, matched as written (an acronym only in capitals); `country` is ISO 3166,
    `language` ISO 639; `state` says that a state owns or directs it, `owner` who else does; `site` is
    its domain, where all this can be checked.
    """

    name: str
    kind: OriginKind
    also: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    state: bool = False
    owner: str = ""
    site: str = ""
