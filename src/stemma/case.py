"""The Python API: a pile of reports in, a case that answers questions out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, TextIO

from stemma.errors import UsageError
from stemma.settings import Settings
from stemma.types import Filter, Hit, Judgement, Outcome, Progress, Refusal, Verdict

if TYPE_CHECKING:
    from stemma.judging import Desk
    from stemma.present.rows import (
        AnswerRow,
        DifferenceRow,
        DocumentRow,
        Dossier,
        EntityRow,
        FigureRow,
        Identities,
        JudgementRow,
        MentionRow,
        OriginRow,
        OwnRow,
        QuestionRow,
        ReuseRow,
        SpeakerRow,
        StatementRow,
        StoryRow,
        TimelineRow,
    )
    from stemma.present.show import Shown
    from stemma.present.summary import Summary
    from stemma.present.trees import TreeRow

ALL = Filter()


def collate(
    paths: Sequence[str | Path],
    *,
    case: str | Path,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Case:
    """Read reports into a case and collate it; make the case where there is none.

    Reports that the case holds already are not read again. What cannot be read is in
    `refusals()`; `outcome` counts what this run did. With `settings.workers` above 1 a script
    needs the guard `if __name__ == "__main__":`, since its processes are spawned.
    """
    from stemma.annotate import available
    from stemma.engine import LocalEngine
    from stemma.pipeline import Source, run
    from stemma.store import Store

    chosen = settings or Settings()
    available(chosen.reader)  # one that cannot be loaded stops the run before there is a case
    source = Source(tuple(str(path) for path in paths), stdin)
    with Store(Path(case)) as store:
        engine = LocalEngine(chosen.workers)
        outcome = run(source, store, settings=chosen, engine=engine, progress=progress or _silent)
    return Case(case, outcome)


def open(path: str | Path) -> Case:
    """Open a case for asking; raise CaseError where the file is none, or of another version."""
    return Case(path, Outcome())


def _silent(stage: str, done: int, total: int | None) -> None:
    """Show no progress."""


class Case:
    """A case opened for asking; close it, or use it in a `with` statement."""

    def __init__(self, path: str | Path, outcome: Outcome) -> None:
        from stemma.store import View

        self.path = Path(path)
        self.outcome = outcome
        self._view = View(self.path)

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._view.close()

    @property
    def is_current(self) -> bool:
        """Say whether stories, entities and differences rest on all that the case holds.

        They do not after a run that was cut short; `collate` with any path mends that.
        """
        return self._view.is_current

    def summary(self) -> Summary:
        """Return the case at a glance: stories, people, what differs, what is missing."""
        from stemma.present import summary

        return summary.summarise(self._view)

    def documents(self, where: Filter = ALL) -> tuple[DocumentRow, ...]:
        """Return the reports, oldest first, undated last."""
        from stemma.present import views

        return views.documents(self._view, where)

    def stories(self, where: Filter = ALL) -> tuple[StoryRow, ...]:
        """Return the stories, those with most reports first."""
        from stemma.present import views

        return views.stories(self._view, where)

    def timeline(self, where: Filter = ALL) -> tuple[TimelineRow, ...]:
        """Return what happened, by when it happened; undated last."""
        from stemma.present import views

        return views.timeline(self._view, where)

    def statements(self, where: Filter = ALL) -> tuple[StatementRow, ...]:
        """Return who is said to have said what."""
        from stemma.present import views

        return views.statements(self._view, where)

    def speakers(self, where: Filter = ALL) -> tuple[SpeakerRow, ...]:
        """Return who is quoted by which outlets, and who by none."""
        from stemma.present import said

        return said.speakers(self._view, where)

    def answers(self, where: Filter = ALL) -> tuple[AnswerRow, ...]:
        """Return which statements answer which."""
        from stemma.present.answers import answers

        return answers(self._view, where)

    def own(self, where: Filter = ALL) -> tuple[OwnRow, ...]:
        """Return what reports tell on nobody's word: figures, happenings, accusations."""
        from stemma.present.own import own

        return own(self._view, where)

    def figures(self, where: Filter = ALL) -> tuple[FigureRow, ...]:
        """Return what was counted, and on whose word."""
        from stemma.present import views

        return views.figures(self._view, where)

    def differences(self, where: Filter = ALL) -> tuple[DifferenceRow, ...]:
        """Return where reports differ, strongest first."""
        from stemma.present import views

        return views.differences(self._view, where)

    def people(self, where: Filter = ALL) -> tuple[EntityRow, ...]:
        """Return the people, the most often named first."""
        from stemma.present import views

        return views.people(self._view, where)

    def entities(self, where: Filter = ALL) -> tuple[EntityRow, ...]:
        """Return people, bodies, places and all else that bears a name."""
        from stemma.present import views

        return views.entities(self._view, where)

    def identities(self, index: str | Path, where: Filter = ALL) -> Identities:
        """Return which entities surely are which items of an index that you bring, and which may be.

        Nothing is written into the case. Raises InputError where the file is no index.
        """
        from stemma.present.identities import identified

        return identified(self._view, index, where)

    def origins(self, where: Filter = ALL) -> tuple[OriginRow, ...]:
        """Return where the reports have it from."""
        from stemma.present import views

        return views.origins(self._view, where)

    def trees(self, where: Filter = ALL) -> tuple[TreeRow, ...]:
        """Return the copy tree of each story: who has it from whom, why, and with which edits.

        `stemma.present.trees` writes them as Graphviz (`dot`) and GraphML (`graphml`).
        """
        from stemma.present import trees

        return trees.trees(self._view, where)

    def reuse(self, where: Filter = ALL) -> tuple[ReuseRow, ...]:
        """Return the passages that stand twice."""
        from stemma.present import views

        return views.reuse(self._view, where)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return what could not be read, and why."""
        return tuple(self._view.refusals())

    def show(self, id: str) -> Shown:
        """Return one record with its evidence in context; the beginning of an id is enough."""
        from stemma.present import show

        return show.show(self._view, id)

    def search(self, words: str, where: Filter = ALL, limit: int = 20) -> tuple[Hit, ...]:
        """Return the best places for the words; quotation marks make a phrase."""
        return self._view.search(words, where, limit)

    def report(self, path: str | Path) -> None:
        """Write the report: one HTML file that needs nothing else."""
        from stemma.present import report

        report.write(self._view, self._apart(path), name=self.path.stem)

    def export(self, target: str | Path | TextIO, *, identities: Identities | None = None) -> None:
        """Write every record as a line of JSON; with identities, each entity with the item that it is."""
        from stemma.present import export
        from stemma.present.identities import same_as

        given = None if identities is None else same_as(identities)
        export.write(self._view, self._apart(target) if isinstance(target, str | Path) else target, given)

    def _apart(self, target: str | Path) -> Path:
        """Return the path to write to; raise UsageError where it is the case itself."""
        path = Path(target)
        if path.exists() and path.samefile(self.path):
            raise UsageError(f"{target}: is the case itself; name another file to write to")
        return path

    # --- what you decide --------------------------------------------------------------------

    def dossier(self, name: str) -> Dossier:
        """Return all that is told of one person or body, named by id or by any spelling."""
        from stemma import judging
        from stemma.errors import NotFoundError
        from stemma.present import dossier

        try:
            entity = judging.entity_of(self._view, name, "person")
        except NotFoundError as error:
            if "more than one" in str(error):
                raise
            entity = judging.entity_of(self._view, name)
        return dossier.dossier(self._view, entity)

    def mentions(self, entity: str) -> tuple[MentionRow, ...]:
        """Return every place of an entity, named by id or name, with the ids that `split` takes."""
        from stemma import judging
        from stemma.present import judged

        return judged.mentions(self._view, judging.entity_of(self._view, entity))

    def questions(self, limit: int | None = None) -> tuple[QuestionRow, ...]:
        """Return pairs that may be one, those first on which most hangs."""
        from stemma.present import judged

        return judged.questions(self._view, limit=limit)

    def judgements(self) -> tuple[JudgementRow, ...]:
        """Return what was decided, latest first, and how each decision stands."""
        from stemma.present import judged

        return judged.judgements(self._view)

    def judge(
        self,
        judgement: Judgement | QuestionRow,
        verdict: Verdict | None = None,
        *,
        author: str | None = None,
        reason: str = "",
    ) -> Judgement:
        """Append a decision of yours, or your answer to a question; return it as it is kept.

        As all decisions it wins over the machine's from the next `settle` or `collate` on.
        """
        from stemma.judging import Who, decision

        desk = self._desk()
        if isinstance(judgement, Judgement):
            return self._decide([desk.kept(judgement)])[0]
        question = next((q for q in self._view.questions() if q.id == judgement.id), None)
        if question is None or verdict not in ("same", "different", "unsure"):
            raise UsageError(f"{judgement.id}: answer a question of the case with same, different or unsure")
        who = Who(author, reason)
        return self._decide([decision(verdict, *desk.asked(question), who, self._view.judgements())])[0]

    def merge(self, *entities: str, author: str | None = None, reason: str = "") -> tuple[Judgement, ...]:
        """Decide that entities, or mentions, are one; each is named by id or by name."""
        from stemma.judging import Who, decision

        earlier, who = list(self._view.judgements()), Who(author, reason)
        for a, b in self._desk().same(entities):
            earlier.append(decision("same", a, b, who, earlier))
        return self._decide(earlier[1 - len(entities) :])

    def split(self, entity: str, *mentions: str, author: str | None = None, reason: str = "") -> Judgement:
        """Decide that mentions are not the entity, but another: by ids of mentions, reports, a spelling."""
        from stemma.judging import Who, decision

        out, rest = self._desk().apart(entity, mentions)
        who = Who(author, reason)
        return self._decide([decision("split", out, rest, who, self._view.judgements())])[0]

    def rename(self, entity: str, name: str, *, author: str | None = None, reason: str = "") -> Judgement:
        """Decide what an entity is to be called."""
        from stemma.judging import Who, naming

        side = self._desk().side(entity)
        return self._decide([naming(side, name, Who(author, reason), self._view.judgements())])[0]

    def undo(self, id: str, *, author: str | None = None, reason: str = "") -> Judgement:
        """Take a judgement back, by appending that you do; undoing that brings it back."""
        from stemma.judging import Who, withdrawal

        return self._decide([withdrawal(id, Who(author, reason), self._view.judgements())])[0]

    def export_judgements(self, target: str | Path | TextIO) -> int:
        """Write the judgements as lines of JSON, oldest first; return how many."""
        from stemma.present import files, judged

        found = self._view.judgements()
        lines = [line + "\n" for line in judged.judgement_lines(found)]
        if isinstance(target, str | Path):
            with files.whole_file(self._apart(target)) as stream:
                stream.writelines(lines)
        else:
            target.writelines(lines)
        return len(found)

    def import_judgements(self, source: str | Path | TextIO) -> int:
        """Append judgements that another case, or the same one, exported; return how many were new."""
        from stemma.present import judged

        if isinstance(source, str | Path):
            text = Path(source).read_text("utf-8")
            found = judged.read_judgements(text.split("\n"), str(source))
        else:
            found = judged.read_judgements(source, "standard input")
        known = {j.id for j in self._view.judgements()}
        return len(self._decide(list({j.id: j for j in found if j.id not in known}.values())))

    def settle(self, *, workers: int = 1, progress: Progress | None = None) -> bool:
        """Derive entities, stories and differences anew by what was decided; say whether any was open.

        Nothing is read again. The options are those with which the case was collated.
        """
        from stemma.engine import LocalEngine
        from stemma.pipeline import collate
        from stemma.store import Store, View

        settings = Settings.of(self._view.version.partition("/")[2])
        with Store(self.path) as store:
            changed = collate(
                store, settings=settings, engine=LocalEngine(workers), progress=progress or _silent
            )
        self._view.close()
        self._view = View(self.path)
        return changed

    def _desk(self) -> Desk:
        from stemma.judging import Desk

        return Desk(self._view)

    def _decide(self, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
        """Append judgements, all or none."""
        from stemma.store import Store

        with Store(self.path) as store:
            store.add(*judgements)
        return tuple(judgements)
