"""The schema of a case file, as the named steps that built it; a step, once released, never changes.

Each record is one row: its `value` is the record as JSON, and what one asks for stands beside it
in generated columns, so that nothing is written twice and any SQLite tool can read a case.
Tables below the line `derived` are rebuilt from those above it.
"""

from __future__ import annotations

FIRST = """
CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  text TEXT NOT NULL,                 -- the raw text; all offsets are code points of it
  value TEXT NOT NULL,                -- the rest of the document
  sha256 TEXT AS (value ->> '$.sha256'),
  url TEXT AS (value ->> '$.url'),
  outlet TEXT AS (coalesce(value ->> '$.outlet.name', value ->> '$.outlet.domain')),
  title TEXT AS (value ->> '$.title'),
  published TEXT AS (value ->> '$.published.low'),
  language TEXT AS (value ->> '$.language')
);
CREATE INDEX document_path ON document (path, id);

CREATE TABLE annotation (
  document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  label TEXT NOT NULL, "by" TEXT NOT NULL, value TEXT
);
CREATE INDEX annotation_document ON annotation (document);

CREATE TABLE mention (
  document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  value TEXT NOT NULL,
  start INTEGER AS (value ->> '$.span[0]'), "end" INTEGER AS (value ->> '$.span[1]'),
  text TEXT AS (value ->> '$.text'), kind TEXT AS (value ->> '$.kind'), form TEXT AS (value ->> '$.form')
);
CREATE INDEX mention_document ON mention (document);

CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  value TEXT NOT NULL,
  text TEXT AS (value ->> '$.text'), speaker TEXT AS (value ->> '$.speaker.text'),
  kind TEXT AS (value ->> '$.kind'), status TEXT AS (value ->> '$.status'),
  start INTEGER AS (value ->> '$.content[0]'), "end" INTEGER AS (value ->> '$.content[1]')
);
CREATE INDEX statement_document ON statement (document);

CREATE TABLE figure (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  value TEXT NOT NULL,
  text TEXT AS (value ->> '$.text'), low REAL AS (value ->> '$.low'), high REAL AS (value ->> '$.high'),
  hedge TEXT AS (value ->> '$.hedge'), unit TEXT AS (value ->> '$.unit'), what TEXT AS (value ->> '$.what'),
  start INTEGER AS (value ->> '$.span[0]'), "end" INTEGER AS (value ->> '$.span[1]')
);
CREATE INDEX figure_document ON figure (document);

CREATE TABLE event_mention (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
  value TEXT NOT NULL,
  text TEXT AS (value ->> '$.text'), category TEXT AS (value ->> '$.category'),
  status TEXT AS (value ->> '$.status'),
  start INTEGER AS (value ->> '$.span[0]'), "end" INTEGER AS (value ->> '$.span[1]')
);
CREATE INDEX event_mention_document ON event_mention (document);

CREATE TABLE refusal (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL
);

CREATE TABLE judgement (               -- append-only
  number INTEGER PRIMARY KEY, value TEXT NOT NULL,
  a TEXT AS (value ->> '$.a'), b TEXT AS (value ->> '$.b'), verdict TEXT AS (value ->> '$.verdict')
);

CREATE VIRTUAL TABLE words USING fts5 (
  title, body, document UNINDEXED, tokenize = "unicode61 remove_diacritics 2"
);

-- derived ----------------------------------------------------------------------------------------

CREATE TABLE entity (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  mentions INTEGER NOT NULL, value TEXT NOT NULL
);
CREATE TABLE bearing (                 -- which entity a mention means
  document TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, entity TEXT NOT NULL,
  PRIMARY KEY (document, start, "end")
) WITHOUT ROWID;
CREATE INDEX bearing_entity ON bearing (entity);

CREATE TABLE event (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, value TEXT NOT NULL,
  label TEXT AS (value ->> '$.label'), category TEXT AS (value ->> '$.category'),
  low TEXT AS (value ->> '$.time.low'), high TEXT AS (value ->> '$.time.high'),
  status TEXT AS (value ->> '$.status')
);
CREATE TABLE telling (event TEXT NOT NULL, document TEXT NOT NULL);
CREATE INDEX telling_event ON telling (event);

CREATE TABLE story (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, value TEXT NOT NULL, title TEXT AS (value ->> '$.title')
);
CREATE TABLE report (document TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX report_story ON report (story);

CREATE TABLE origin (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, document TEXT NOT NULL, value TEXT NOT NULL,
  name TEXT AS (value ->> '$.name'), kind TEXT AS (value ->> '$.kind'), share REAL AS (value ->> '$.share')
);
CREATE TABLE reuse (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, value TEXT NOT NULL,
  kind TEXT AS (value ->> '$.kind'), similarity REAL AS (value ->> '$.similarity')
);
CREATE TABLE difference (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, story TEXT, value TEXT NOT NULL,
  about TEXT AS (value ->> '$.about'), kind TEXT AS (value ->> '$.kind'),
  weight REAL AS (value ->> '$.weight')
);
CREATE TABLE series (figure TEXT PRIMARY KEY, series TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE link (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,
  value TEXT NOT NULL, score REAL AS (value ->> '$.score')
);
"""

DATINGS = """
ALTER TABLE annotation ADD COLUMN timex TEXT AS (value ->> '$.timex');
CREATE TABLE dating (                  -- when an article without a date came out, by its story
  document TEXT NOT NULL, part INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (document, part)
) WITHOUT ROWID;
CREATE TABLE timing (record TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

JUDGED = """
CREATE INDEX judgement_value ON judgement (value);
CREATE TABLE question (                -- two that may be one, the one on which most hangs first
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, value TEXT NOT NULL
);
CREATE TABLE ruling (                  -- how a judgement stands among the others
  judgement TEXT PRIMARY KEY, value TEXT NOT NULL, standing TEXT AS (value ->> '$.standing')
);
"""

DESCENTS = """
CREATE TABLE descent (                 -- the lines of the copy trees: who has it from whom
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, story TEXT NOT NULL, document TEXT NOT NULL,
  value TEXT NOT NULL,
  parent TEXT AS (value ->> '$.parent'), origin TEXT AS (value ->> '$.origin'),
  kind TEXT AS (value ->> '$.kind')
);
CREATE INDEX descent_story ON descent (story);
CREATE TABLE origin_count (            -- independent origins behind a story, a statement, a series of figures
  about TEXT PRIMARY KEY, value TEXT NOT NULL,
  low INTEGER AS (value ->> '$.low'), high INTEGER AS (value ->> '$.high')
) WITHOUT ROWID;
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("first", FIRST), ("datings", DATINGS), ("judged", JUDGED), ("descents", DESCENTS),
)  # fmt: skip
"""The steps in order; a case's `user_version` is how many of them it has taken."""

DERIVED = (
    "entity", "bearing", "event", "telling", "story", "report",
    "origin", "reuse", "difference", "series", "link", "dating", "timing",
    "question", "ruling", "descent", "origin_count",
)  # fmt: skip
"""The tables that a collation replaces."""
