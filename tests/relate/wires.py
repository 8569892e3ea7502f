"""Wires about an invented ferry, and readings of them, for the tests of what stands twice."""

from collections.abc import Sequence

from stemma.offsets import OffsetMap, Span
from stemma.types import Annotation, Document, Outlet, Part, Reading, Removed, Time

WIRE = (
    "Nineteen sailors were pulled alive from the strait after the ferry struck a sandbank shortly before "
    "dawn, the harbour authority announced, adding that divers would search the flooded cabins again."
)
# two tales of their own, longer than what stands beside a copied passage and is believed for its sake
ASIDE = (
    "Gulls circled over grey roofs while pensioners queued for bread, soap, candles and lamp oil, grumbling "
    "at clerks who stamped each ration book twice, slowly, with evident relish, until noon bells rang.",
    "Elsewhere musicians rehearsed waltzes inside the old granary; carpenters hammered seats, painters "
    "argued about shades of green, and children carried lemonade between ladders without spilling very much.",
)
LONG = "The council debated fishing quotas for hours. Farmers complained about late rain and cheap imports. "


def reading(
    text: str,
    name: str = "a.txt",
    *,
    published: str | None = None,
    removed: Sequence[tuple[str, str]] = (),
    quoted: Sequence[str] = (),
    outlet: str | None = None,
) -> Reading:
    """Read a plain text; `removed` and `quoted` name stretches of it by their words."""
    gone = tuple(Removed(_find(text, words), reason) for words, reason in removed)
    offsets = OffsetMap.keep(len(text), [r.span for r in gone])
    time = Time(published, published) if published else None
    document = Document(
        name, "text/plain", name, text, offsets, (Part(Span(0, len(text))),), gone, published=time,
        outlet=Outlet(outlet) if outlet else None,
    )  # fmt: skip
    return Reading(document, tuple(Annotation("quotation", _find(text, words), "test") for words in quoted))


def _find(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span(start, start + len(words))
