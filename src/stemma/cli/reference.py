"""Turns the commands into docs/command-reference.md, which `python -m stemma.cli.reference` prints."""

from __future__ import annotations

import click

from stemma.cli import stemma
from stemma.cli.examples import EXAMPLES
from stemma.cli.output import ready

_WIDTH = 100
_HEAD = """\
# Command reference

Written from the commands themselves by `make docs`; a test fails where the two differ. Each command is
one call of the [Python API](python-api.md), given at its end. `case` there is an open case:
`stemma.open("reports.stemma")`, or what `stemma.collate` returned. In the examples, `1` after `--story`
is a number that `stemma stories` shows; in Python, `id` is the id of a story.
"""


def main() -> None:
    """Print the reference."""
    ready(encoding="utf-8")
    click.echo(reference(), nl=False)


def reference() -> str:
    """Return the whole reference as Markdown."""
    names = [*stemma.commands]
    contents = "\n".join(f"* [`stemma {name}`](#stemma-{name}): {_brief(name)}" for name in names)
    sections = [_HEAD, contents + "\n", f"## stemma\n\n{_fenced(_help(None))}"]
    return "\n".join([*sections, *map(_section, names)])


def _section(name: str) -> str:
    example = EXAMPLES[name]
    python = f"In Python:\n\n```python\n{example.python}\n```\n"
    return f"## stemma {name}\n\n{_fenced(_help(name))}\n{python}"


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```\n"


def _brief(name: str) -> str:
    return stemma.commands[name].get_short_help_str(limit=_WIDTH)


def _help(name: str | None) -> str:
    """Return what `--help` prints, at a width of its own instead of the terminal's."""
    above = click.Context(stemma, info_name="stemma", terminal_width=_WIDTH, **stemma.context_settings)
    if name is None:
        text = stemma.get_help(above)
    else:
        command = stemma.commands[name]
        context = click.Context(command, info_name=name, parent=above, **command.context_settings)
        text = command.get_help(context)
    return "\n".join(line.rstrip() for line in text.splitlines())


if __name__ == "__main__":
    main()
