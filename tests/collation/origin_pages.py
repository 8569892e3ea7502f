"""Reports, passages and origins in as many words as the tests of copying and counting need."""

from stemma.collation.agencies import houses
from stemma.collation.descent import Evidence, Tie, by_document, ties
from stemma.collation.mastheads import Masthead
from stemma.offsets import Span
from stemma.relate.sharing import Sharing
from stemma.types import Edit, House, Origin, OriginKind

OWN = (
    House("Kesmer Press", "agency", ("KP",), "KE", "en"),
    House("Strait Courier", "newspaper", owner="Quay Group"),
    House("Harbour Mail", "newspaper", owner="Quay Group"),
)


def page(
    name: str,
    *,
    outlet: str | None = None,
    at: str | None = None,
    signed: bool = False,
    url: str = "",
    title: str = "",
) -> Masthead:
    """Say of a report what it says of itself; its id is its name."""
    return Masthead(name, f"{name}.txt", outlet, None, url, title, signed, at, at)


def credit(document: str, name: str, share: float = 1.0, kind: OriginKind = "agency") -> Origin:
    return Origin(document, name, kind, (Span(0, 2),), share)


def known(*pages: Masthead, origins: tuple[Origin, ...] = ()) -> Evidence:
    return Evidence({p.document: p for p in pages}, by_document(origins), houses(OWN))


def tied(
    evidence: Evidence, *shares: tuple[str, str, float, float], edits: tuple[Edit, ...] = ()
) -> list[Tie]:
    """Tie pairs of reports that share so much of each; `edits` are those of every pair's passages."""
    sharings = [Sharing(*row) for row in shares]
    return list(ties(sharings, evidence, {(s.a, s.b): edits for s in sharings}))
