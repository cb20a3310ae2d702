"""A report by templates that lie beside a plan, written by a process of its own, which may not take everything.

Such templates come from anybody.  What they may see and call is the business of `templates`; that they end, and
leave the machine its memory, is that of the operating system.  Windows has no such limit on memory: there only
the time is bounded, and how much is written.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import language
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import files
from trygg_cli.templates import OUT_OF_MEMORY, TemplateBroken

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.report.wanted import WantedReport

SECONDS = 20
"""How long the templates of a plan's own may take."""

MEMORY = 1 << 30
"""Bytes that the process may have, Python and the plan in it counted."""

OUTPUT = 50_000_000
"""Most characters in a report."""

TEMPLATE = 20_000_000
"""Most bytes in a template for Word."""


class WordFile(NamedTuple):
    """A municipality's own template for Word."""

    name: str
    content: bytes

    @classmethod
    def read(cls, name: str) -> WordFile:
        """Return a template; raises `FileUnreadable` or `TemplateBroken`."""
        content = files.read(name)
        if len(content) > TEMPLATE:
            raise TemplateBroken(name, None, message("it has more than {limit} bytes", limit=TEMPLATE))
        return cls(name, content)


class Job(NamedTuple):
    """A report that is to be written of a plan by the template of this name, and perhaps into a file for Word."""

    document: Document
    wanted: WantedReport
    template: str
    home: Path
    mark: ReportMark | None = None
    word: WordFile | None = None


class _Answer(NamedTuple):
    """What the process has to say: the report, or a sentence on why there is none, with a way out."""

    content: str | bytes = ""
    sentence: Message | None = None
    hint: Message | None = None


class _Errand(NamedTuple):
    """A job as another process can be told of it: documents cannot go there, but what they were read from can."""

    name: str
    content: bytes
    wanted: WantedReport
    template: str
    home: Path
    mark: ReportMark | None
    word: WordFile | None
    language: str


def write(job: Job) -> str | bytes:
    """Return the report; raises `TemplateBroken`, or what `templates.render` raises as a plain `TryggError`."""
    document = job.document
    answer = _ask(_Errand(document.name, document.text.encode(), *job[1:], language.current()))
    if answer.sentence:
        error = TryggError(answer.sentence)
        error.hint = answer.hint
        raise error
    return answer.content


def _ask(errand: _Errand) -> _Answer:
    context = multiprocessing.get_context("spawn")  # a process that knows nothing of this one
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(errand, sender), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(SECONDS):
            reason = message("it takes more than {seconds} seconds", seconds=SECONDS)
            raise TemplateBroken(errand.template, None, reason)
        answer: _Answer = receiver.recv()
    except EOFError as error:
        process.join()
        if process.exitcode == 1:  # which it has told
            raise RuntimeError("a fault of ours in the process for own templates") from error
        raise TemplateBroken(errand.template, None, OUT_OF_MEMORY) from error
    else:
        return answer
    finally:
        process.kill()
        process.join()
        receiver.close()


def _work(errand: _Errand, answer: Connection) -> None:
    """Write the report, and tell it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is the parent's business
    _limit()
    try:
        answer.send(_Answer(_report(errand)))
    except TryggError as error:
        answer.send(_Answer(sentence=error.sentence, hint=error.hint))
    except MemoryError:
        answer.send(_Answer(sentence=TemplateBroken(errand.template, None, OUT_OF_MEMORY).sentence))


def _limit() -> None:
    """Bound what this process may have from now on."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, 2 * SECONDS),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _report(errand: _Errand) -> str | bytes:
    from trygg_cli import publication, templates
    from trygg_cli.reading import document

    language.use(errand.language)
    read = document.read(errand.name, errand.content)
    told = errand.wanted.of(publication.public(read).document.plan, read.fields)
    text = templates.render(errand.template, errand.home, report=told, origin=errand.mark)
    if len(text) > OUTPUT:
        raise TemplateBroken(
            errand.template, None, message("it writes more than {limit} characters", limit=OUTPUT)
        )
    if errand.word is None:
        return text
    from trygg_cli.render.documents import from_html, word_template

    given = {"report": told, "origin": errand.mark, "language": language.current()}
    return word_template.render(errand.word.content, errand.word.name, from_html.leaflet(text), given)
