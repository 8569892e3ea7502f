"""Turns a page's sentences, quotations and names into attributions: who is said to say what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.annotate.attribution_blocks import by_blocks, by_posts
from stemma.annotate.attribution_contents import Content, content_after, content_before
from stemma.annotate.attribution_cues import LONG_QUOTE, WORD, Seen, cues_of
from stemma.annotate.attribution_headlines import by_headline
from stemma.annotate.attribution_interviews import announced, by_interview
from stemma.annotate.attribution_leads import (
    EDGES,
    can_speak,
    ends_clause,
    follows_at_once,
    gone_on,
    is_clause,
    is_nobody,
    lead_end,
    leads_up,
    may_close,
    opens_under,
)
from stemma.annotate.attribution_nouns import by_counts, by_nouns, by_open_answers, by_quoting
from stemma.annotate.attribution_phrases import whole_source, whole_sources
from stemma.annotate.attribution_quotes import by_deeds, by_given_texts
from stemma.annotate.attribution_sources import Scene, first_subject, source_after, source_before, sources_of
from stemma.annotate.attribution_tied import by_encoder
from stemma.annotate.attribution_trees import is_verb, told
from stemma.annotate.attribution_turns import by_turns
from stemma.annotate.attribution_via import told_through, with_posts
from stemma.annotate.attribution_votes import voted
from stemma.annotate.attribution_within import by_quoted
from stemma.annotate.attribution_words import (
    CLAUSE_OPENERS,
    CUES,
    NAMING,
    PRONOUNS,
    WRITINGS,
)
from stemma.annotate.encoder.annotator import whole
from stemma.annotate.syntax import Sentence
from stemma.offsets import Span
from stemma.types import Annotation, Attribution, Page, Tree

_NO_SOURCES = frozenset(["plan", "plans", "schedule", "need", "taste", "size", "age"])
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_NO_CONTENT = re.compile(  # `asked not to be named`, `identified himself as`
    r"(?:not\sto\sbe\s(?:named|identified|quoted)|anonymity|that\s\w+\snot\sbe\s(?:named|identified)"
    r"|(?:him|her|it|them)sel(?:f|ves)\b)"
)
_COORDINATED = re.compile(r"\b(?:and|but)\s(?:also\s|later\s|then\s|has\s|have\s)?$")
_MAIN_VERB = re.compile(r",\s(?=(?:is|was|were|are|has|had|have|will|would|said|says|told|also|\w+ed)\b)")
_LONGEST_SENTENCE = 4000  # code points; a longer one is no prose, and reading it is quadratic
_SHORTEST = 15  # code points of what is told within what is said
_MOST_BESIDES = 5  # words beside source, cue and content in what is passed on
_WITH_SUBJECT = re.compile(r"\bwith\s(?P<who>(?:an?|the|his|her|its|their|one|some)(?:\s[\w'’-]+){1,5}?)\s$")
_CLAUSES = CLAUSE_OPENERS - {"and", "or", "as", "than", "until"}
_LENGTH = re.compile(r"-(?:minute|hour|day|week|month|year)s?$")  # `after the 90-minute meeting`
_FARTHEST = 14  # words between a cue and when it was said
_LONGEST_GAP = 60  # code points between two halves of a quotation
_APPOSED = re.compile(r"^[A-Z][^,“”\"]{1,60},\s(?:an?|the|its|one\sof)\s[^,“”\"]{2,80},$")
_SET_OFF = re.compile(r"[.,]\s[–—-]$")  # `«It fell, – said the mayor. – Nobody came.»`
_FEWEST = 5  # words of what stands before its cue without marks
_LONG_SPEECH = 12  # words of a quotation that is speech whatever a few words add to it
_LONGEST_HEADING = 60  # code points


class AttributionAnnotator:
    """Finds sources, cues and contents by rules over cue verbs, quotation marks and commas."""

    name = "attribution"
    requires: tuple[str, ...] = ("sentence", "quotation", "name")
    provides: tuple[str, ...] = ("attribution",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield, for each page, its attributions in text order."""
        for page in pages:
            yield tuple(Annotation("attribution", whole(a), self.name, value=a) for a in attributions(page))


def attributions(page: Page) -> list[Attribution]:
    """Return the attributions of a page in text order."""
    scenes = list(_scenes(page))
    trees = {
        a.span.start: Sentence(a.value, page.text) for a in page.layer("tree") if isinstance(a.value, Tree)
    }
    tied = sorted(
        (a.value for a in page.layer("tied") if isinstance(a.value, Attribution) and a.value.cue is not None),
        key=_cue_start,
    )
    tellings = {start: tuple(told(clauses)) for start, clauses in trees.items()}
    found: list[Attribution] = []
    last: Attribution | None = None
    for scene in scenes:
        clauses = trees.get(scene.span.start)
        here = _read(scene, clauses)
        if clauses is not None:
            near = _in_scene(tied, scene)
            here = whole_sources(scene, voted(scene, here, tellings[scene.span.start], near), near)
        here = [_with_circumstances(scene, a) for a in here]
        if not here and last is not None:
            here = _continued(scene, last)
        found += here
        last = max(here, key=lambda a: a.content[-1].end, default=None) if here else _carried(scene, last)
    for scene, attribution in by_encoder(page, scenes):
        if not any(_overlaps(attribution, a) for a in found):
            attribution = whole_source(scene, attribution, _in_scene(tied, scene))
            found.append(_with_circumstances(scene, attribution))
    found += [*by_deeds(scenes, trees, found), *by_given_texts(page, scenes, trees, found)]
    found += [*by_blocks(page, scenes, trees, found)]
    interview = announced(page, scenes)
    turns = tuple(by_turns(page, interview))
    found = [a for a in found if not any(_overlaps(a, t) and not _is_told_in(a, t) for t in turns)] + [*turns]
    if interview is not None and not turns:
        found += by_interview(page, scenes, interview, found)
    posts = [p for p in by_posts(page) if not any(_same_content(p, a) for a in found)]
    found += [*posts, *by_quoted(scenes, tellings, found)]
    return with_posts(scenes, found)


def _in_scene(tied: Sequence[Attribution], scene: Scene) -> list[Attribution]:
    """Return the encoder's attributions, sorted by cue, whose cue stands in a sentence."""
    first, last = (bisect_left(tied, at, key=_cue_start) for at in scene.span)
    return [a for a in tied[first:last] if a.cue is not None and scene.span.covers(a.cue)]


def _cue_start(attribution: Attribution) -> int:
    return -1 if attribution.cue is None else attribution.cue.start


def _is_told_in(inner: Attribution, turn: Attribution) -> bool:
    """Say whether an attribution stands within a turn of a transcript, cue and all."""
    return inner.cue is not None and turn.content[0].covers(inner.cue) and inner.source is not None


def _overlaps(a: Attribution, b: Attribution) -> bool:
    return any(x.overlaps(y) for x in a.content for y in b.content)


def _scenes(page: Page) -> Iterator[Scene]:
    """Yield the sentences in order, each with the names, quotations and times that stand in it."""
    names = sorted(page.layer("name"), key=lambda a: (a.span.start, -a.span.end))
    quotes = [a.span for a in page.layer("quotation")]
    times = [a.span for a in page.layer("time")]
    starts = [[a.span.start for a in names], [q.start for q in quotes], [t.start for t in times]]
    for sentence in page.layer("sentence"):
        span = sentence.span
        if span.end - span.start > _LONGEST_SENTENCE:
            continue
        cuts = [(bisect_left(s, span.start), bisect_left(s, span.end)) for s in starts]
        begun = max(0, cuts[1][0] - 1)  # a quotation may have begun in a sentence before
        inside = [q for q in quotes[begun : cuts[1][1]] if q.end > span.start]
        yield Scene(page.text, span, names[slice(*cuts[0])], inside, times[slice(*cuts[2])])


def _carried(scene: Scene, last: Attribution | None) -> Attribution | None:
    """Keep the last attribution over a heading, drop it over a sentence of report."""
    ended = scene.text[scene.span.end - 1] in ".!?"
    return None if ended or scene.span.end - scene.span.start > _LONGEST_HEADING else last


# --- one sentence -------------------------------------------------------------------------------


def _read(scene: Scene, clauses: Sentence | None) -> list[Attribution]:
    """Return the attributions of a sentence in the order of their cues."""
    found: list[Attribution] = []
    for seen in cues_of(scene):
        if clauses is not None and not is_verb(clauses, seen.span):
            continue
        attribution = _by_cue(scene, seen, found)
        if attribution is not None:
            _add(scene, found, attribution)
    for match in _ACCORDING.finditer(scene.text, scene.span.start, scene.span.end):
        attribution = None if scene.quoted(match.start()) else _by_according(scene, Span(*match.span()))
        if attribution is not None:
            _add(scene, found, attribution)
    heading = by_headline(scene, clauses)
    for other in (
        *by_quoting(scene),
        *by_open_answers(scene),
        *by_nouns(scene),
        *by_counts(scene),
        *((heading,) if heading else ()),
    ):
        if other.via or other.status == "hypothetical":
            found = [a for a in found if not _same_content(other, a)]
        if not any(_same_content(other, a) for a in found):
            found.append(other)
    return found


def _add(scene: Scene, found: list[Attribution], new: Attribution) -> None:
    """Add an attribution; one that only passes on what another says becomes a hand in its chain.

    What another is told to have said within the new one stays as what it is: `the bridge fell, X said,
    the paper reported`; what another only thinks goes with it.
    """
    for index, old in enumerate(found):
        if not _same_content(old, new):
            continue
        if _is_told_within(old, new):
            return  # the sentence's tree knows what is told so
        passed = _passed(scene, old, new)
        if (
            old.cue is not None
            and new.content[0].covers(old.cue)
            and not (passed and _is_all(scene, old, new))
        ):
            inner = _within(scene, old, new)
            found[index : index + 1] = [] if inner is None else [replace(inner, via=(*old.via, *passed))]
            break
        if passed:
            found[index] = replace(_before(old, new), via=(*old.via, *passed))
        return
    found.append(new)


def _is_told_within(old: Attribution, new: Attribution) -> bool:
    """Say whether what is said is that somebody else said something: `she said the board denied it`."""
    whole, said = old.content[0], new.content[0]
    parts = [p for p in (new.source, new.cue) if p is not None]
    within = len(parts) == 2 and all(whole.covers(p) and p.end <= said.start for p in parts)
    return within and whole.end == said.end


def _before(old: Attribution, new: Attribution) -> Attribution:
    """Cut what is passed on where the words of who passes it on begin."""
    last, end = old.content[-1], new.content[-1].end
    return (
        old
        if last.start >= end
        else replace(old, content=(*old.content[:-1], Span(last.start, min(last.end, end))))
    )


def _is_all(scene: Scene, old: Attribution, new: Attribution) -> bool:
    """Say whether what is passed on is that somebody says something, and nothing more."""
    if old.source is None or old.cue is None or not _is_said(old.cue.of(scene.text)):
        return False
    outside = Span(new.content[0].start, new.content[-1].end).of(scene.text)
    known = sum(len(s.of(scene.text).split()) for s in (*old.content, old.source, old.cue))
    return len(outside.split()) - known <= _MOST_BESIDES


def _passed(scene: Scene, old: Attribution, new: Attribution) -> tuple[Span, ...]:
    """Return the body that passes on what an attribution already tells, if it is one."""
    name = next((n for n in scene.names if new.source and 0 <= n.span.start - new.source.start <= 4), None)
    return (name.span,) if name and name.label == "organization" and new.source != old.source else ()


def _within(scene: Scene, old: Attribution, new: Attribution) -> Attribution | None:
    """Return what is told within a new attribution, cut to where that ends; None where it is only thought."""
    end, start = new.content[-1].end, old.content[0].start
    pronoun = old.source is None or old.source.of(scene.text).lower() in PRONOUNS
    if pronoun or old.cue is None or not _is_said(old.cue.of(scene.text)) or end - start < _SHORTEST:
        return None
    return replace(old, content=(Span(start, min(end, old.content[-1].end)),))


def _is_said(cue: str) -> bool:
    known = CUES.get(cue.lower())
    return known is not None and known.group == "speech"


def _same_content(a: Attribution, b: Attribution) -> bool:
    x, y = a.content[0], b.content[0]
    shared = min(x.end, y.end) - max(x.start, y.start)
    return shared > 0.5 * min(x.end - x.start, y.end - y.start)


def _by_cue(scene: Scene, seen: Seen, found: Sequence[Attribution]) -> Attribution | None:
    """Read source and content around one cue."""
    inverted = _inverted(scene, seen)
    if inverted is not None:
        return inverted
    source = _source(scene, seen, found)
    if source is None or source.end - source.start > 200 or is_nobody(scene, source):
        return None
    if is_clause(scene, source):
        return None  # `the delay has some fans worried that`
    content = _named_so(scene, seen) if seen.cue.lemma in NAMING else _content(scene, seen, source)
    if content is None or (seen.cue.group == "quote" and content.kind != "direct"):
        return None
    if _NO_CONTENT.match(scene.text, content.span.start):
        return None
    pieces = (content.span, *_second_half(scene, seen, content))
    return Attribution(pieces, source, seen.span, content.kind, status=seen.cue.status)


def _named_so(scene: Scene, seen: Seen) -> Content | None:
    """Read `called the plan “a trap”`: the thing and the words for it, up to where the quotation closes."""
    for quote in scene.quotes:
        gap = scene.text[seen.span.end : quote.start]
        if quote.start <= seen.span.end:
            continue
        words = WORD.findall(gap)
        if (
            not 1 <= len(words) <= 14
            or any(c in gap for c in ",;:.\n")
            or len(quote.of(scene.text).split()) < 2
        ):
            return None
        start = seen.span.end + len(gap) - len(gap.lstrip())
        return Content(Span(start, _bare_end(scene.text, quote)), "mixed")
    return None


def _bare_end(text: str, span: Span) -> int:
    return span.start + len(span.of(text).rstrip(EDGES))


def _inverted(scene: Scene, seen: Seen) -> Attribution | None:
    """Read `…, said X` and `“…” says X`, where the source follows its cue."""
    before = scene.text[scene.span.start : seen.span.start].rstrip(" \xa0\n-–—")
    if (
        seen.cue.group == "phrase"
        or seen.cue.lemma == "tell"
        or seen.cue.form == "ing"
        or not before
        or before[-1] not in ",”\"’'»"
    ):
        return None
    if _APPOSED.search(before):
        return None  # `Kesh Weekly, a shipping letter, reported some owners`
    after_quote = before[-1] != "," or before[-2:-1] in tuple("”\"’'»")
    source = source_after(scene, seen.span.end)
    if source is None or (not after_quote and not (ends_clause(scene, source) and can_speak(scene, source))):
        return None
    if is_nobody(scene, source) or is_clause(scene, source):
        return None
    content = content_before(scene, scene.span.start + len(before))
    words = 0 if content is None else len(content.span.of(scene.text).split())
    if content is None or (not after_quote and content.kind != "direct" and words < _FEWEST):
        return None
    if content.kind == "mixed" and before[-1] in "’'" and not can_speak(scene, source):
        return None  # `the 'Long Winter' claimed the jobs of four`
    pieces = (content.span, *_second_half(scene, seen, content))
    return Attribution(pieces, source, seen.span, content.kind, status=seen.cue.status)


def _source(scene: Scene, seen: Seen, found: Sequence[Attribution]) -> Span | None:
    """Return who the cue is said of: its subject, or for a participle that of the clause before."""
    if seen.cue.form != "ing":
        if _COORDINATED.search(scene.text, max(scene.span.start, seen.span.start - 24), seen.span.start):
            return found[-1].source if found else first_subject(scene, seen.span.start)
        return source_before(scene, seen.span.start)
    own = _WITH_SUBJECT.search(scene.text, scene.span.start, seen.span.start)
    if own is not None:
        return Span(own.start("who"), own.end("who"))
    if found:
        return found[-1].source
    lead = scene.text[scene.span.start : seen.span.start].strip()
    if not lead or lead.lower() in ("after", "initially", "after initially"):
        return _subject_after(scene, seen)
    return first_subject(scene, seen.span.start)


def _main_clause(scene: Scene, seen: Seen) -> int | None:
    """Return the comma after which the main clause begins that an opening participle hangs on."""
    comma = scene.text.find(",", seen.span.end, scene.span.end)
    while comma > 0 and scene.quoted(comma):
        comma = scene.text.find(",", comma + 1, scene.span.end)
    return None if comma < 0 else comma


def _subject_after(scene: Scene, seen: Seen) -> Span | None:
    """Return the subject of the main clause after an opening participle: `Declaring it open, the mayor …`."""
    comma = _main_clause(scene, seen)
    if comma is None:
        return None
    name = next((n for n in scene.names if 0 < n.span.start - comma <= 12), None)
    later = next((s for s in cues_of(scene) if s.span.start > comma and s.cue.form != "ing"), None)
    if later is not None:
        return source_before(scene, later.span.start)
    return None if name is None else name.span


def _content(scene: Scene, seen: Seen, source: Span) -> Content | None:
    """Choose between what stands before the source and what follows the cue."""
    relative = scene.text[source.end : seen.span.start].strip(" ,") in ("who", "which")
    relative = relative or scene.text.endswith(("who ", "whom ", "which "), scene.span.start, source.start)
    limit = _main_clause(scene, seen) if source.start > seen.span.end else None
    if relative:
        resumed = _MAIN_VERB.search(scene.text, seen.span.end, scene.span.end)
        limit = resumed.start() if resumed else None
    after = content_after(scene, seen.cue, seen.span.end, limit)
    lead = scene.text[scene.span.start : lead_end(scene, source)].rstrip(" \xa0\n-–—")
    if seen.cue.form == "ing" or not lead or lead[-1] not in ",”\"’'»" or source.start > seen.span.start:
        return after
    before = content_before(scene, scene.span.start + len(lead))
    if before is not None and before.span.of(scene.text).endswith((" which", " who", " whom")):
        return gone_on(scene, seen.span.end)  # `…, which, she said, had been shut`
    if before is None or (before.kind != "direct" and follows_at_once(scene, seen, after)):
        return after
    if lead[-1] != "," or before.kind == "direct":
        return before if before.kind != "indirect" else after or before
    follows = scene.text[seen.span.end : scene.span.end].lstrip()
    short = len(before.span.of(scene.text).split()) <= 4
    if after is not None and (short or follows[:1] not in (",", "")):
        return after
    scant = len(before.span.of(scene.text).split()) <= 2
    if scant or not may_close(scene, seen):
        return gone_on(scene, seen.span.end) if lead and follows[:1] == "," else None
    if follows[:1] not in (",", "") and leads_up(before.span.of(scene.text)):
        return gone_on(scene, seen.span.end)
    if follows[:1] == "," and opens_under(before.span.of(scene.text)):
        return gone_on(scene, seen.span.end) or before
    return before if seen.cue.group != "phrase" else None


def _second_half(scene: Scene, seen: Seen, content: Content) -> tuple[Span, ...]:
    """Return the rest of a quotation that its cue interrupts: `“We came,” she said, “and saw.”`."""
    if content.kind != "direct" or content.span.start > seen.span.start:
        return ()
    for quote in scene.quotes:
        gap = scene.text[seen.span.end : quote.start].rstrip(" “\"‘'")
        if quote.start <= seen.span.end or len(gap) > _LONGEST_GAP:
            continue
        if ("." not in gap and gap.endswith(",")) or _SET_OFF.search(gap):
            return (quote,)
    return ()


def _by_according(scene: Scene, cue: Span) -> Attribution | None:
    """Read `according to X, …` and `…, according to X`."""
    source = sources_of(scene, cue.end, scene.span.end)
    if source is None or source.of(scene.text).lower() in _NO_SOURCES:
        return None
    lead = scene.text[scene.span.start : cue.start].rstrip(" \xa0\n")
    if len(lead.split()) <= 3:
        after = content_after(scene, CUES["said"], source.end)
        return None if after is None else Attribution((after.span,), source, cue, after.kind)
    before = content_before(scene, scene.span.start + len(lead))
    return None if before is None else Attribution((before.span,), source, cue, before.kind)


# --- across sentences ---------------------------------------------------------------------------


def _continued(scene: Scene, last: Attribution) -> list[Attribution]:
    """Read a quotation that stands alone after an attribution as more from the same source."""
    for quote in scene.quotes:
        if quote.start < scene.span.start or quote.overlaps(last.content[-1]):
            continue
        lead, rest = scene.text[scene.span.start : quote.start], scene.text[quote.end : scene.span.end]
        words = len(quote.of(scene.text).split())
        alone = words >= LONG_QUOTE and not rest.strip(EDGES)
        if not lead.strip(EDGES) and (alone or _is_tail(scene, quote, rest, words)):
            return [Attribution((quote,), last.source, last.cue, "direct", via=last.via, status=last.status)]
    return []


def _is_tail(scene: Scene, quote: Span, rest: str, words: int) -> bool:
    """Say whether a few words behind a quotation only end its sentence, and name nobody else who speaks."""
    named = any(n.span.start >= quote.end for n in scene.names)
    told = CUES.keys() & set(rest.lower().split())
    return not named and not told and words >= max(_LONG_SPEECH, 2 * len(rest.split()))


def _with_circumstances(scene: Scene, attribution: Attribution) -> Attribution:
    """Add when it was said and through whom, from the words of the sentence that are not its content."""
    told = [*attribution.content, *_person(scene, attribution)]
    told += [q for q in scene.quotes if len(q.of(scene.text).split()) >= LONG_QUOTE]
    outside = [t for t in scene.times if not any(part.overlaps(t) for part in told)]
    anchor = attribution.cue or attribution.content[0]
    outside = [
        t for t in outside if not _is_of_another(scene.text, anchor, t) and not _LENGTH.search(scene.text, *t)
    ]
    made = min(outside, key=lambda t: (abs(t.start - anchor.end), t), default=None)
    via = attribution.via or told_through(scene, attribution)
    return replace(attribution, made=made, via=via)


def _is_of_another(text: str, anchor: Span, time: Span) -> bool:
    """Say whether a time behind a cue is of another clause: `said after they had met on Monday`."""
    between = text[anchor.end : time.start].lower().split() if time.start > anchor.end else []
    return bool(_CLAUSES & set(between[:-1])) or len(between) > _FARTHEST


def _person(scene: Scene, attribution: Attribution) -> list[Span]:
    """Return the source, if it is no writing: `a note of May` tells when it was said, `Ada, now 34` not."""
    source = attribution.source
    words = () if source is None else source.of(scene.text).lower().split()
    return [] if source is None or WRITINGS & set(words) else [source]
