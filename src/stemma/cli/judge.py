"""Turns the questions of a case into a conversation, a pair at a time, and the answers into judgements."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from stemma.cli.decide import as_option, later_option, report_standing, settle
from stemma.cli.one import in_context
from stemma.cli.options import case_argument, json_option
from stemma.cli.output import print_array, safe, width
from stemma.errors import UsageError
from stemma.present import words

if TYPE_CHECKING:
    from stemma.case import Case
    from stemma.present.evidence import Evidence
    from stemma.present.rows import QuestionRow, SideRow, SpellingRow
    from stemma.types import Judgement, Verdict

_KEYS: dict[str, str] = {
    "y": "same", "yes": "same", "same": "same",
    "n": "different", "no": "different", "different": "different",
    "u": "unsure", "unsure": "unsure",
    "s": "skip", "skip": "skip",
    "z": "undo", "undo": "undo",
    "q": "quit", "quit": "quit",
}  # fmt: skip
_HELP = (
    "y same, n different, u unsure, s skip for now, undo the last answer, q quit; more words are the reason"
)
_SHOWN = 4  # spellings and roles of a side


class Answer(NamedTuple):
    """What was typed: what to do, and why."""

    action: str
    reason: str


@click.command()
@case_argument
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="At most so many questions; the rest are asked next time.",
)
@as_option
@later_option
@json_option
def judge(case: str, limit: int, author: str | None, later: bool, as_json: bool) -> None:
    """Decide which names are the same, the weightiest first.

    Shows two at a time with the reasons and the evidence of both sides, and asks: y same, n different,
    u unsure, s skip for now, undo the last answer, q quit. Words after the key are kept as the reason.
    Answers are kept at once, win over the machine's, and can be taken back (stemma judgements). Reads
    lines, so that a file of answers can be piped in. With --json prints the questions and asks nothing.
    """
    import stemma
    from stemma import judging

    name = "" if as_json else judging.author(author)
    with stemma.open(case) as holder:
        if not holder.is_current and not later and not as_json:
            settle(holder)
        rows = holder.questions(limit)
        if as_json:
            print_array(rows)
            return
        given = list(_Session(holder, rows, name).run())
        _say(given, asked=bool(rows))
        if given and not later:
            settle(holder)
            report_standing(holder, [j.id for j in given])


def _say(given: Sequence[Judgement], *, asked: bool) -> None:
    if not asked:
        click.echo("nothing to decide: no two names are in doubt", err=True)
        return
    counts = Counter(j.verdict for j in given)
    told = ", ".join(f"{counts[v]} {v}" for v in ("same", "different", "unsure") if counts[v])
    click.echo(f"{words.count(len(given), 'decision')} kept" + (f": {told}" if told else ""))


class _Session:
    """One sitting: what is asked, what was answered, and the way back."""

    def __init__(self, case: Case, rows: Sequence[QuestionRow], author: str) -> None:
        from stemma.judging import Queue

        self._case = case
        self._author = author
        self._queue: Queue[QuestionRow] = Queue(rows)
        self._done: list[tuple[QuestionRow, Judgement | None]] = []

    def run(self) -> Iterator[Judgement]:
        """Ask until all is answered, or nobody answers any more; yield the answers that stay."""
        shown: QuestionRow | None = None
        while (question := self._queue.next()) is not None:
            if question is not shown:
                _show(question, self._queue.left())
                shown = question
            answer = _asked()
            if answer.action == "quit":
                break
            if answer.action == "undo":
                shown = self._undo(shown)
            else:
                self._take(question, answer)
        yield from (judgement for _, judgement in self._done if judgement is not None)

    def _take(self, question: QuestionRow, answer: Answer) -> None:
        verdict = _verdict(answer.action)
        if verdict is None:
            self._queue.skip(question)
            self._done.append((question, None))
            return
        kept = self._case.judge(question, verdict, author=self._author, reason=answer.reason)
        self._queue.answer(question, verdict)
        self._done.append((question, kept))

    def _undo(self, shown: QuestionRow | None) -> QuestionRow | None:
        """Take the last answer back, so that its question is asked again."""
        if not self._done:
            click.echo("nothing to undo yet")
            return shown
        question, kept = self._done.pop()
        if kept is not None:
            self._case.undo(kept.id, author=self._author, reason="undone at once")
        self._queue.forget(question)
        return None


def _verdict(action: str) -> Verdict | None:
    verdicts: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
    return verdicts.get(action)


def _asked() -> Answer:
    """Read an answer; the end of the input is one, too."""
    if sys.stdin is None:
        raise UsageError("there is nowhere to read answers from; run it in a terminal, or pipe answers in")
    while True:
        click.secho("same? ", bold=True, nl=False)
        click.echo("[y/n/u/s/undo/q] ", nl=False)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            click.echo(safe(line))  # a terminal shows what is typed by itself
        if not line:
            return Answer("quit", "")
        key, _, reason = line.strip().partition(" ")
        action = _KEYS.get(key.casefold())
        if action is not None:
            return Answer(action, " ".join(reason.split()))
        click.echo(_HELP)


# --- what is shown ------------------------------------------------------------------------------


def _show(question: QuestionRow, left: int) -> None:
    did = "joined by the machine" if question.joined else "kept apart by the machine"
    click.echo()
    click.secho(f"{safe(question.a.name)}  =  {safe(question.b.name)} ?", bold=True)
    hangs = words.count(question.weight, "line hangs", "lines hang")
    click.echo(f"{did}; {hangs} on it; {words.count(left, 'question')} left")
    _show_side("A", question.a)
    _show_side("B", question.b)
    click.echo()
    for reason in question.reasons:
        _line(f"because: {safe(reason.text)}", "  ")


def _show_side(letter: str, side: SideRow) -> None:
    click.echo()
    counted = [
        words.count(side.mentions, "mention"),
        *([words.count(side.statements, "statement")] if side.statements else []),
        *([words.count(side.figures, "figure")] if side.figures else []),
    ]
    told = f"{', '.join(counted)} in {words.count(side.reports, 'report')}"
    _line(f"{letter}  {safe(side.name)}, {side.kind}: {told}", "")
    for label, rows in (("spelled", side.names), ("called", side.roles)):
        if rows:
            _line(f"{label}: {', '.join(_counted(r) for r in rows[:_SHOWN])}", "   ")
    for evidence in side.evidence:
        _line(_where(evidence), "   ")
        click.echo(in_context(evidence))


def _counted(row: SpellingRow) -> str:
    return f"{safe(row.text)} ({row.mentions})"


def _where(evidence: Evidence) -> str:
    parts = (evidence.outlet, evidence.published and words.day(evidence.published), evidence.path)
    return safe(", ".join(x for x in parts if x))


def _line(text: str, indent: str) -> None:
    click.echo(click.wrap_text(text, width(), indent, indent + "  "))
