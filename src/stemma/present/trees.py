"""Turns the lines of copy trees into rows, and these into text, Graphviz and GraphML.

Graphviz: https://graphviz.org/doc/info/lang.html. GraphML: http://graphml.graphdrawing.org/primer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from stemma.ids import make_id
from stemma.present.evidence import Evidence, Sources, outlet_name
from stemma.present.view import View
from stemma.present.views import opening
from stemma.present.words import edited, one_line, share
from stemma.types import Descent, DescentKind, Filter, Story

_EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A report of a story, or an origin outside the case that reports of it rest on."""

    id: str
    kind: str  # report, or origin
    name: str
    published: str | None
    path: str | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line from a node to the report that comes from it; of a `tie` nobody knows which way it went.

    `share` is the part of the report's text that stands there too; `edits` say what the report did.
    """

    id: str
    kind: DescentKind
    parent: str
    report: str
    share: float
    reasons: tuple[str, ...]
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TreeRow:
    """The copy tree of a story: its reports and origins, and the lines between them.

    `because` says why there are so many independent origins.
    """

    id: str
    title: str
    origins_low: int
    origins_high: int
    because: tuple[str, ...]
    nodes: tuple[NodeRow, ...]
    lines: tuple[LineRow, ...]


def trees(view: View, where: Filter = _EVERYTHING) -> tuple[TreeRow, ...]:
    """Return the copy trees of the stories, those with most reports first."""
    sources = Sources(view)
    lines: dict[str, list[Descent]] = defaultdict(list)
    for line in view.descents(where):
        lines[line.story].append(line)
    found = sorted(view.stories(where), key=lambda s: (-len(s.documents), s.id))
    return tuple(tree_row(view, sources, story, lines[story.id]) for story in found)


def tree_row(view: View, sources: Sources, story: Story, lines: Sequence[Descent]) -> TreeRow:
    """Return the tree of one story."""
    counted = view.origin_count(story.id)
    origins = dict.fromkeys(line.origin for line in lines if line.origin)
    nodes = [_report(sources, document) for document in story.documents]
    nodes += [NodeRow(_origin_id(name), "origin", name, None, None, None) for name in origins]
    return TreeRow(
        story.id,
        story.title,
        story.origins_low,
        story.origins_high,
        tuple(reason.text for reason in counted.reasons) if counted else (),
        tuple(nodes),
        tuple(_line(line) for line in lines),
    )


def _report(sources: Sources, id: str) -> NodeRow:
    document = sources.document(id)
    evidence = sources.evidence(id, opening(document))
    published = document.published.low if document.published else None
    return NodeRow(id, "report", outlet_name(document) or document.path, published, document.path, evidence)


def _line(line: Descent) -> LineRow:
    parent = line.parent or _origin_id(line.origin or "")
    edits = edited(line.edits, "unknown" if line.kind == "tie" else "a>b")
    reasons = tuple(reason.text for reason in line.reasons)
    return LineRow(line.id, line.kind, parent, line.document, line.share, reasons, tuple(edits))


def _origin_id(name: str) -> str:
    return make_id("org", name)


# --- text -----------------------------------------------------------------------------------------------


def drawn(tree: TreeRow) -> Iterator[str]:
    """Yield the tree as lines of text, what comes from something indented below it."""
    names = _names(tree.nodes)
    below: dict[str, list[LineRow]] = defaultdict(list)
    for line in tree.lines:
        below[line.parent].append(line)
    hanging = {line.report for line in tree.lines}
    for node in tree.nodes:
        if node.id not in hanging:
            yield names[node.id]
            yield from _below(node.id, below, names, "")


def _below(node: str, below: dict[str, list[LineRow]], names: dict[str, str], indent: str) -> Iterator[str]:
    lines = below[node]
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        sign = {"tie": "?─", "credit": "──", "copy": "──", "version": "══"}[line.kind]
        yield f"{indent}{'└' if last else '├'}{sign} {names[line.report]} ({_told(line)})"
        yield from _below(line.report, below, names, indent + ("    " if last else "│   "))


def _told(line: LineRow) -> str:
    kinds = {"tie": "shares", "credit": "rests on it with", "copy": "copies", "version": "is a version, with"}
    parts = [f"{kinds[line.kind]} {share(line.share)} of its text", *line.edits, *line.reasons]
    return "; ".join(parts)


def _names(nodes: Iterable[NodeRow]) -> dict[str, str]:
    """Return what the nodes are called: two reports of one outlet also by path."""
    rows = list(nodes)
    called = [node.name for node in rows]
    names = {}
    for node in rows:
        path = (
            f" [{node.path}]" if called.count(node.name) > 1 and node.path and node.path != node.name else ""
        )
        day = f", {node.published[:16]}" if node.published else ""
        name = f"{node.name}{path}{day}" if node.kind == "report" else f"{node.name} (origin)"
        names[node.id] = one_line(name)
    return names


# --- files for other programs -----------------------------------------------------------------------------


def dot(rows: Iterable[TreeRow]) -> Iterator[str]:
    """Yield the trees as lines of a Graphviz digraph, a cluster a story."""
    yield "digraph stemma {"
    yield '  rankdir=LR; node [shape=box, fontname="sans-serif"]; edge [fontname="sans-serif"];'
    for number, tree in enumerate(rows):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={_quoted(tree.title)};"
        names = _names(tree.nodes)
        for node in tree.nodes:
            shape = ", shape=ellipse" if node.kind == "origin" else ""
            yield f"    {_key(tree, node.id)} [label={_quoted(names[node.id])}{shape}];"
        for line in tree.lines:
            style = ", dir=none, style=dashed" if line.kind == "tie" else ""
            ends = f"{_key(tree, line.parent)} -> {_key(tree, line.report)}"
            yield f"    {ends} [label={_quoted(f'{line.kind} {share(line.share)}')}{style}];"
        yield "  }"
    yield "}"


def _key(tree: TreeRow, node: str) -> str:
    """Return a node's name in a graph: an origin stands once in each story."""
    return _quoted(f"{tree.id} {node}" if node.startswith("org-") else node)


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <key id="type" for="node" attr.name="type" attr.type="string"/>
  <key id="published" for="node" attr.name="published" attr.type="string"/>
  <key id="path" for="node" attr.name="path" attr.type="string"/>
  <key id="story" for="node" attr.name="story" attr.type="string"/>
  <key id="kind" for="edge" attr.name="kind" attr.type="string"/>
  <key id="share" for="edge" attr.name="share" attr.type="double"/>
  <key id="reasons" for="edge" attr.name="reasons" attr.type="string"/>
  <key id="edits" for="edge" attr.name="edits" attr.type="string"/>
  <graph id="stemma" edgedefault="directed">"""


def graphml(rows: Iterable[TreeRow]) -> Iterator[str]:
    """Yield the trees as lines of GraphML; a tie is an undirected edge."""
    yield _GRAPHML
    for tree in rows:
        for node in tree.nodes:
            data = {"name": node.name, "type": node.kind, "published": node.published, "path": node.path}
            yield f"    <node id={_attribute(tree, node.id)}>{_data({**data, 'story': tree.title})}</node>"
        for line in tree.lines:
            ends = f"source={_attribute(tree, line.parent)} target={_attribute(tree, line.report)}"
            directed = ' directed="false"' if line.kind == "tie" else ""
            told = {"reasons": "; ".join(line.reasons), "edits": "; ".join(line.edits)}
            data = {"kind": line.kind, "share": str(line.share), **told}
            yield f"    <edge {ends}{directed}>{_data(data)}</edge>"
    yield "  </graph>\n</graphml>"


def _attribute(tree: TreeRow, node: str) -> str:
    return quoteattr(f"{tree.id}-{node}" if node.startswith("org-") else node)


def _data(values: dict[str, str | None]) -> str:
    return "".join(f'<data key="{key}">{escape(_legal(text))}</data>' for key, text in values.items() if text)


def _legal(text: str) -> str:
    """Leave out what no XML document may hold: control characters and lone surrogates."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")
    )
