"""Turns a command line into calls of the Python API and their answers into text or JSON."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Sequence

import click

from stemma import __version__
from stemma.cli.collate import collate
from stemma.cli.decide import judgements, merge, rename, split
from stemma.cli.dossier import people
from stemma.cli.examples import EXAMPLES
from stemma.cli.identities import identities
from stemma.cli.judge import judge
from stemma.cli.lists import LISTS
from stemma.cli.one import search, show
from stemma.cli.origins import origins
from stemma.cli.output import complain, ready, wants_style
from stemma.cli.summary import summary
from stemma.cli.write import export, report
from stemma.errors import StemmaError

_EPILOG = """\b
Examples:
  stemma collate reports/                 read a folder into reports.stemma
  stemma collate more/*.html --case reports.stemma              and add to it
  stemma differences reports.stemma --about injured
  stemma statements reports.stemma --who "Dalia Oren" --since 2031-05-03
  stemma show reports.stemma sta-3f0c
  stemma people reports.stemma "Dalia Oren"
  stemma judge reports.stemma             decide which names are one
  stemma export reports.stemma -o reports.jsonl

\b
Exit codes: 0 all is well; 1 something was refused (stemma refusals CASE says
what); 2 the command or the case cannot be used; 70 a bug in Stemma;
130 stopped from the keyboard.

\b
NO_COLOR=1      no colours and no bold; there are none in a pipe anyway
STEMMA_DEBUG=1  log to standard error, and print tracebacks"""

_SIGPIPE = 141  # 128 + the number of the signal: what other tools leave with


class _InOrder(click.Group):
    """A group whose help lists its commands in the order in which they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names as they were added."""
        return list(self.commands)


@click.group(
    cls=_InOrder,
    epilog=_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="stemma", message="%(prog)s %(version)s")
@click.pass_context
def stemma(context: click.Context) -> int:
    """Lay news reports side by side: what happened, who said it first, who repeats whom, where they differ.

    `stemma collate` reads reports into a case, one file; the other commands ask the case.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
    return 2  # of a bare `stemma`; a command's own answer comes after this one


_lists = [people if command.name == people.name else command for command in LISTS]
_lists.insert([command.name for command in _lists].index("reuse"), origins)
_lists.insert([command.name for command in _lists].index("documents"), identities)
_decisions = (judge, merge, split, rename, judgements)
for command in (collate, summary, *_lists, show, search, *_decisions, report, export):
    command.epilog = f"\b\nExample: {EXAMPLES[command.name or ''].shell}"
    stemma.add_command(command)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; an error is one line on standard error."""
    ready()
    _log()
    try:
        style = None if wants_style() else False
        code = stemma.main(args=args, prog_name="stemma", standalone_mode=False, color=style)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        return _fail(f"{_plain(error)} (see: {_path(error)} --help)")
    except click.ClickException as error:
        return _fail(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C finds nothing left to stop
        return _fail("stopped; a case keeps what was read, and the same command goes on from there", 130)
    except (BrokenPipeError, SystemExit):  # click itself leaves where a pipe closes, and only there
        return _pipe_closed()
    except StemmaError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or 'file'}: {error.strerror or error}")
    except Exception as error:
        return _bug(error)


def _log() -> None:
    """Let what is logged be seen where it is asked for, and nowhere else."""
    import logging

    if os.environ.get("STEMMA_DEBUG"):
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
        logging.getLogger("stemma").setLevel(logging.DEBUG)
    else:
        logging.getLogger().addHandler(logging.NullHandler())  # else Python prints warnings by itself


def _fail(message: str, code: int = 2) -> int:
    complain(message)
    return code


def _plain(error: click.UsageError) -> str:
    message = error.format_message().rstrip(".")
    return message[:1].lower() + message[1:]


def _path(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx is not None else "stemma"


def _pipe_closed() -> int:
    """Leave as other tools do when `head` has read enough: without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return _SIGPIPE


def _bug(error: Exception) -> int:
    """Say that this is ours to mend; the traceback comes only where it is asked for."""
    if os.environ.get("STEMMA_DEBUG"):
        traceback.print_exc()
    return _fail(
        f"this is a bug in Stemma ({type(error).__name__}: {error}); "
        "please report it with what STEMMA_DEBUG=1 prints",
        70,
    )
