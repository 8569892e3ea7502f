"""Each marked report gives the marked statements, exactly, with who says them, and no others."""

import pytest
from extract_told import Marked, bare, reports
from tests.factory import page

from stemma.annotate import annotate
from stemma.extract.mentions import mentions
from stemma.extract.statements import statements
from stemma.types import Mention, Ref

REPORTS = reports()


def called(ref: Ref | None, known: dict) -> list[str]:
    """Return the words of a speaker and of all that they lead back to."""
    if ref is None:
        return []
    found, mention = [ref.text], known.get(ref.span)
    while mention is not None and mention.antecedent is not None and mention.antecedent in known:
        mention = known.pop(mention.antecedent)
        found.append(mention.text)
    return found


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.name)
def test_a_report_tells_who_said_what(report: Marked) -> None:
    (read,) = annotate([page(report.text, "2031-03-05")])
    met: tuple[Mention, ...] = mentions(read)
    found = statements(read, met)
    assert sorted({bare(report.text, *s.content) for s in found}) == sorted(
        {(a, b) for a, b, _ in report.told}
    )
    for start, end, who in report.told:
        same = [s for s in found if bare(report.text, *s.content) == (start, end)]
        names = [name for s in same for name in called(s.speaker, {m.span: m for m in met})]
        assert any(who.lower() in name.lower() for name in names), (report.text[start:end], who, names)


def test_the_reports_hold_many_statements() -> None:
    assert sum(len(report.told) for report in REPORTS) > 100
