"""Names, for each command, a call to learn from and the Python call that does the same."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A call on the command line and the same in Python, where `case` is an open case."""

    shell: str
    python: str


EXAMPLES = {
    "collate": Example(
        "stemma collate reports/", 'case = stemma.collate(["reports"], case="reports.stemma")'
    ),
    "summary": Example("stemma summary reports.stemma", "case.summary()"),
    "stories": Example(
        "stemma stories reports.stemma --since 2024-06", 'case.stories(stemma.Filter(since="2024-06-01"))'
    ),
    "timeline": Example("stemma timeline reports.stemma --story 1", "case.timeline(stemma.Filter(story=id))"),
    "statements": Example(
        "stemma statements reports.stemma --who ellevaag", 'case.statements(stemma.Filter(who="ellevaag"))'
    ),
    "speakers": Example("stemma speakers reports.stemma --story 1", "case.speakers(stemma.Filter(story=id))"),
    "answers": Example("stemma answers reports.stemma", "case.answers()"),
    "own": Example("stemma own reports.stemma --outlet gazette", 'case.own(stemma.Filter(outlet="gazette"))'),
    "figures": Example(
        "stemma figures reports.stemma --about injured", 'case.figures(stemma.Filter(about="injured"))'
    ),
    "differences": Example("stemma differences reports.stemma --limit 5", "case.differences()[:5]"),
    "origins": Example("stemma origins reports.stemma --tree", "case.origins(), case.trees()"),
    "reuse": Example("stemma reuse reports.stemma --story 1", "case.reuse(stemma.Filter(story=id))"),
    "people": Example("stemma people reports.stemma --limit 10", "case.people()[:10]"),
    "entities": Example(
        "stemma entities reports.stemma --outlet gazette", 'case.entities(stemma.Filter(outlet="gazette"))'
    ),
    "identities": Example(
        "stemma identities reports.stemma wikidata.jsonl", 'case.identities("wikidata.jsonl").rows'
    ),
    "documents": Example(
        "stemma documents reports.stemma --until 2023", 'case.documents(stemma.Filter(until="2023-12-31"))'
    ),
    "refusals": Example("stemma refusals reports.stemma", "case.refusals()"),
    "show": Example("stemma show reports.stemma dif-3f0c", 'case.show("dif-3f0c")'),
    "search": Example("stemma search reports.stemma '\"dam burst\"'", "case.search('\"dam burst\"')"),
    "judge": Example("stemma judge reports.stemma", 'case.judge(case.questions()[0], "same", author="me")'),
    "merge": Example(
        "stemma merge reports.stemma 'Dalia Oren' 'Pavel Trask'",
        'case.merge("Dalia Oren", "Pavel Trask", author="me")',
    ),
    "split": Example(
        "stemma split reports.stemma 'Dalia Oren' 'Dalia Orren'",
        'case.split("Dalia Oren", "Dalia Orren", author="me")',
    ),
    "rename": Example(
        "stemma rename reports.stemma 'Dalia Oren' 'Dalia B. Oren'",
        'case.rename("Dalia Oren", "Dalia B. Oren", author="me")',
    ),
    "judgements": Example("stemma judgements reports.stemma", "case.judgements()"),
    "report": Example("stemma report reports.stemma -o page.html", 'case.report("page.html")'),
    "export": Example("stemma export reports.stemma -o reports.jsonl", 'case.export("reports.jsonl")'),
}
