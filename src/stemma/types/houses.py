"""The noun of the table of houses: agencies, broadcasters and papers whose reports others print."""

from __future__ import annotations

from typing import Literal, NamedTuple

from stemma.types.tied import OriginKind

Holding = Literal["", "state", "party", "public", "members", "private"]
"""The sort of owner of a house: a state, a party, the public under a charter, those it serves, or private."""


class House(NamedTuple):
    """A house whose reports others print.

    `also` are other names, matched as written (an acronym only in capitals); `country` is ISO 3166,
    `language` ISO 639; `held` says by what sort of owner, `owner` by whom (both empty where unsaid);
    `site` is its domain, where all this can be checked.
    """

    name: str
    kind: OriginKind
    also: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    held: Holding = ""
    owner: str = ""
    site: str = ""
