"""Copy trees as text, Graphviz and GraphML."""

from dataclasses import replace
from xml.etree import ElementTree

from tests.present.sample import sample

from stemma.present.chapters import chapters
from stemma.present.charts import Copying
from stemma.present.lists import Lists
from stemma.present.trees import TreeRow, dot, drawn, graphml, trees
from stemma.types import Descent

VIEW = sample()
(TREE, *_) = trees(VIEW)


def with_lines(*lines: Descent) -> TreeRow:
    view = sample()
    view.held_descents = list(lines)
    return trees(view)[0]


def test_a_tree_has_the_reports_of_its_story_and_the_origins_they_credit() -> None:
    kinds = [node.kind for node in TREE.nodes]
    assert kinds.count("report") == len(VIEW.held_stories[0].documents)
    assert [node.name for node in TREE.nodes if node.kind == "origin"] == ["Northern Wire"]
    assert TREE.because == ("nobody signed",)


def test_lines_say_how_much_why_and_what_was_changed() -> None:
    copy = next(line for line in TREE.lines if line.kind == "copy")
    assert (copy.share, copy.reasons, copy.edits) == (0.4, ("the Gazette was first",), ("drops a source",))
    assert {line.parent for line in TREE.lines} <= {node.id for node in TREE.nodes}


def test_what_comes_from_something_is_drawn_below_it() -> None:
    lines = list(drawn(TREE))
    root = next(n for n, line in enumerate(lines) if line.startswith("Northern Wire (origin)"))
    assert lines[root + 1].startswith("└── Harbour Gazette")
    assert lines[root + 2].startswith("    └── ")
    assert "copies 40% of its text; drops a source; the Gazette was first" in lines[root + 2]
    assert len(lines) == len(TREE.nodes)


def test_a_tie_is_drawn_with_a_question_mark_and_without_an_arrow() -> None:
    copy, _ = VIEW.held_descents
    tree = with_lines(replace(copy, kind="tie", reasons=(), edits=()))
    assert any("?─" in line for line in drawn(tree))
    assert any("dir=none" in line for line in dot([tree]))
    assert any('directed="false"' in line for line in graphml([tree]))


def test_graphml_is_xml_with_all_nodes_and_edges_whatever_the_titles_hold() -> None:
    hostile = replace(TREE, title='A <b>"bold"</b> & \x01 title')
    root = ElementTree.fromstring("\n".join(graphml([hostile])))
    name = "{http://graphml.graphdrawing.org/xmlns}"
    nodes, edges = list(root.iter(f"{name}node")), list(root.iter(f"{name}edge"))
    assert len(nodes) == len(TREE.nodes)
    assert {edge.get("source") for edge in edges} <= {node.get("id") for node in nodes}
    assert len(edges) == len(TREE.lines)


def test_graphviz_quotes_what_it_is_given() -> None:
    text = "\n".join(dot([replace(TREE, title='A "quoted" \\ title')]))
    assert 'label="A \\"quoted\\" \\\\ title";' in text
    assert text.count("{") == text.count("}")
    assert text.count(" -> ") == len(TREE.lines)


def test_the_report_draws_a_bracket_from_a_report_to_its_copy() -> None:
    chapter = chapters(Lists(VIEW)).chapters[0]
    assert chapter.tree is not None
    (bracket,) = chapter.tree.copies
    assert isinstance(bracket, Copying)
    assert bracket.kind == "copy" and bracket.parent != bracket.child and 60 < bracket.x < 98
