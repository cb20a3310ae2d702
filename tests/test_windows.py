"""What would go otherwise on Windows: names, line ends, consoles, files that are open, what POSIX alone has.

Nothing here runs on Windows; each test does as Windows does in one respect.
"""

import ast
import ctypes
import errno
import multiprocessing
import ntpath
import os
import posixpath
import runpy
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PLANS, ROOT, Git, Trygg
from trygg_cli import templates
from trygg_cli.desk import comparing, comparison_sides, plan_files
from trygg_cli.desk.harvest import Task
from trygg_cli.edit.canonical import formatted
from trygg_cli.edit.fix import fix
from trygg_cli.errors import FileUnwritable
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.merge import merge
from trygg_cli.query import Moment
from trygg_cli.reading import document
from trygg_cli.reading.approval_validity import items
from trygg_cli.repository import git_log, git_process, provenance
from trygg_cli.repository.git_errors import GitMissing
from trygg_cli.rules import about, rules
from trygg_cli.settings.config import Config
from trygg_cli.system import answer_files, files, parallel_reading, streams, system_errors, terminal, windows
from trygg_cli.system.terminal import Colour
from trygg_cli.templates.loader import TemplateUnreadable

MODULES = sorted((ROOT / "trygg_cli").rglob("*.py"))
PLAN = (ROOT / "plans" / "2022.yaml").read_text("utf-8")
MARK = b"\xef\xbb\xbf"

# what the library's documentation says is not there on Windows, as far as a program like this could want it
POSIX_ONLY = {
    "os": {
        *(
            "chown",
            "chroot",
            "fchdir",
            "fchmod",
            "fchown",
            "fork",
            "forkpty",
            "getegid",
            "geteuid",
            "getgid",
            "getgroups",
        ),
        *(
            "getloadavg",
            "getpgid",
            "getpriority",
            "getuid",
            "killpg",
            "lchown",
            "lockf",
            "mkfifo",
            "mknod",
            "nice",
        ),
        *(
            "openpty",
            "pathconf",
            "posix_fadvise",
            "posix_spawn",
            "pread",
            "pwrite",
            "sched_getaffinity",
            "sendfile",
        ),
        *(
            "setgid",
            "setpgid",
            "setsid",
            "setuid",
            "statvfs",
            "sync",
            "sysconf",
            "uname",
            "wait",
            "wait3",
            "wait4",
        ),
        *("O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC", "WNOHANG"),
    },
    "signal": {
        *(
            "alarm",
            "pause",
            "pthread_kill",
            "pthread_sigmask",
            "setitimer",
            "siginterrupt",
            "sigwait",
            "SIGALRM",
        ),
        *(
            "SIGCHLD",
            "SIGCONT",
            "SIGHUP",
            "SIGKILL",
            "SIGPIPE",
            "SIGQUIT",
            "SIGSTOP",
            "SIGTSTP",
            "SIGUSR1",
            "SIGXFSZ",
        ),
    },
    "time": {"clock_gettime", "tzset"},
}
POSIX_MODULES = {
    "crypt",
    "fcntl",
    "grp",
    "nis",
    "posix",
    "pty",
    "pwd",
    "resource",
    "syslog",
    "termios",
    "tty",
}

AS_ON_WINDOWS = """
import os, signal, sys
import asyncio, concurrent.futures.process, ctypes, getpass, multiprocessing.popen_spawn_posix, shutil, socket
import sqlite3, subprocess, tempfile, typing, unittest.mock, uuid, zipfile
import click, jinja2, openpyxl, pydantic, rich.progress, sysconfig, typer, typer.main, yaml
sysconfig.get_config_vars()
multiprocessing.set_start_method("spawn")
subprocess._USE_POSIX_SPAWN = shutil._use_fd_functions = False
for module, names in %r.items():
    for name in names:
        if hasattr(sys.modules[module], name):
            delattr(sys.modules[module], name)
sys.platform = "win32"
from trygg_cli.__main__ import main
main()
"""


def crlf(text: str) -> str:
    """Return a text with the line ends of Windows."""
    return text.replace("\n", "\r\n")


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trygg believe that this is Windows."""
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that commands are run in, with a plan in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_bytes(PLAN.encode())
    return tmp_path


@pytest.fixture
def _programs_are_looked_for() -> Iterator[None]:
    """Let nothing be remembered of where programs lie."""
    windows.program.cache_clear()
    yield
    windows.program.cache_clear()


def process(*arguments: str, cwd: Path, script: str = "", **environment: str) -> Any:
    """Run `trygg` as a process of its own, or a script in its place."""
    return subprocess.run(
        [sys.executable, *(["-c", script] if script else ["-m", "trygg_cli"]), *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=120,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
    )


# what POSIX alone has


def _guarded(tree: ast.AST) -> set[str]:
    """Return the names that a module asks for before it uses them."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > 1)
    asked = (
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("hasattr", "getattr")
    )
    return {str(call.args[1].value) for call in asked if isinstance(call.args[1], ast.Constant)}


def _elsewhere(tree: ast.AST) -> set[int]:
    """Return the imports in functions that ask first whether this is Windows."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    asking = [node for node in functions if 'sys.platform == "win32"' in ast.unparse(node).replace("'", '"')]
    return {id(node) for function in asking for node in ast.walk(function)}


def test_no_module_needs_what_windows_lacks() -> None:
    found = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                lacks = node.attr in POSIX_ONLY.get(node.value.id, ())
                found += [(path.name, node.attr)] if lacks and node.attr not in _guarded(tree) else []
            elif isinstance(node, ast.Import) and id(node) not in _elsewhere(tree):
                found += [(path.name, name.name) for name in node.names if name.name in POSIX_MODULES]
            elif isinstance(node, ast.ImportFrom) and node.module in POSIX_MODULES:
                found.append((path.name, str(node.module)))
    assert [] == found


def test_every_text_file_is_opened_with_its_encoding() -> None:
    """Without one Windows takes its own, which is not UTF-8."""
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            is_known = any(keyword.arg == "encoding" for keyword in node.keywords) or any(
                isinstance(value, str) and (value.startswith("utf-8") or "b" in value) for value in values
            )
            is_text = called in ("read_text", "write_text") or (
                called == "open"
                and any(isinstance(value, str) and set(value) <= set("rwax+bt") for value in values)
            )
            if is_text and not is_known:
                found.append((path.name, node.lineno))
    assert [] == found


def test_nothing_is_made_by_a_module_that_hangs_on_windows_where_it_may_not_write() -> None:
    texts = {path.name: path.read_text("utf-8") for path in MODULES}
    assert [] == [name for name, text in texts.items() if "mkstemp(" in text or "mkdtemp(" in text]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("validate plans", 0),
        ("lint plans --fail-on aldrig", 0),
        ("lint --fix plans --fail-on aldrig", 0),
        ("format plans", 0),
        ("approve N1 --role kommunchef --datum 2022-11-11", 0),
        ("report --tertial 2 --year 2022", 0),
        ("query statusöversikt plans", 0),
        ("export -f csv -o ut plans", 0),
        ("export -f sqlite -o ut.sqlite plans", 0),
        ("export -f xlsx -o ut.xlsx plans", 0),
        ("init ny", 0),
        ("diff", 0),
        ("history N1", 0),
    ],
)
def test_commands_do_without_what_windows_lacks(git: Git, command: str, code: int) -> None:
    Path("plans").mkdir()
    Path("plans/p.yaml").write_bytes(crlf(PLAN).encode())
    git("add", "plans")
    git("commit", "-qm", "En plan")
    Path("bin").mkdir()
    Path("bin/git.exe").symlink_to(shutil.which("git") or "")
    answer = process(
        *command.split(),
        cwd=Path.cwd(),
        script=AS_ON_WINDOWS % POSIX_ONLY,
        PATH=f"{Path('bin').absolute()}{os.pathsep}{os.environ['PATH']}",
        HOME=os.environ["HOME"],
        LOCALAPPDATA=str(Path("cache").absolute()),
    )
    assert (code, False) == (answer.returncode, b"Traceback" in answer.stderr), answer.stderr
    assert [] == [*Path().rglob("*.trygg-*")]


def test_an_index_of_plans_is_kept_in_the_folder_of_the_person(folder: Path) -> None:
    home = folder / "AppData"
    answer = process(
        "query", "pågår", "plans", cwd=folder, script=AS_ON_WINDOWS % POSIX_ONLY, LOCALAPPDATA=str(home)
    )
    assert 0 == answer.returncode, answer.stderr
    assert 1 == len([*(home / "trygg").glob("index-*.sqlite")])


def test_processes_that_inherit_nothing_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing.context, "_default_context", multiprocessing.get_context("spawn"))
    names = [str(path) for path in PLANS * 5]
    task = Task(Moment())
    together = [*parallel_reading._together(names, task, 2)]
    assert [*map(task.read, names)] == together
    assert None not in together


def test_where_no_process_can_be_had_the_plans_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise OSError(errno.ENOMEM, "The paging file is too small")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    monkeypatch.setattr(parallel_reading, "_cores", lambda: 2)
    names = [str(path) for path in PLANS * 11]
    assert len(names) == sum(harvest is not None for harvest in parallel_reading.read(names, Task(Moment())))


# line ends, and the mark at the beginning

TODAY = Settings((), (), {}, None, date(2022, 9, 2))


def _facts(text: str) -> list[Any]:
    found = document.read("p.yaml", text)
    problems = found.problems or [finding.problem for finding in lint(found, rules(), TODAY)]
    shown = [found.diagnose(problem, about().get(problem.code)) for problem in problems]
    return [
        (diagnostic.code, diagnostic.start, diagnostic.end, repr(diagnostic.message), diagnostic.excerpt)
        for diagnostic in shown
    ]


def _fixed(text: str) -> str:
    found = document.read("p.yaml", text)
    return fix(
        found,
        lambda plan_file: (two.fix for two in lint(plan_file, rules(), TODAY) if two.fix),
        include_unsafe=True,
    ).text


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_rules_find_and_mend_the_same_with_either_line_end(rule: Any) -> None:
    for text in (rule.bad, rule.good):
        assert _facts(text) == _facts(crlf(text))
        assert crlf(_fixed(text)) == _fixed(crlf(text))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_broken_plans_are_told_and_put_in_order_the_same_with_either_line_end(data: st.DataObject) -> None:
    lines = PLAN.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(
            st.sampled_from(["", "  ", "# trygg: tillåt B01\n", "okänd: |\n  a\n\n  b\n", "x: >\n"])
        )
        lines[at : at + data.draw(st.integers(0, 1))] = [what]
    text = "".join(lines)
    one, other = document.read("p.yaml", text), document.read("p.yaml", crlf(text))
    assert one.data == other.data
    assert _facts(text) == _facts(crlf(text))
    assert crlf(formatted(one)) == formatted(other)


def test_what_was_approved_is_the_same_with_either_line_end() -> None:
    text = PLAN + "slutord: |\n  Ett.\n\n  Två.\n"
    marks = [
        [item.fingerprint() for item in items(document.read("p", word).data)] for word in (text, crlf(text))
    ]
    assert marks[0]
    assert marks[0] == marks[1]


@pytest.mark.parametrize("which", range(8))
def test_a_merge_is_the_same_whichever_sides_have_the_line_ends_of_windows(which: int) -> None:
    ours, theirs = PLAN.replace("Avloppsprov", "Prov"), PLAN.replace("månad 05 och 06", "i maj")
    three = [crlf(text) if which >> at & 1 else text for at, text in enumerate((PLAN, ours, theirs))]
    merged, wanted = merge("p.yaml", *three), merge("p.yaml", PLAN, ours, theirs)
    assert wanted.is_clean
    assert wanted.text != ours
    assert (crlf(wanted.text) if which & 2 else wanted.text) == merged.text


def test_git_is_given_a_merged_plan_with_the_mark_and_line_ends_that_ours_had(
    tmp_path: Path, trygg: Trygg
) -> None:
    names = [tmp_path / name for name in ("bas", "vår", "deras")]
    texts = PLAN, PLAN.replace("Avloppsprov", "Prov"), PLAN.replace("månad 05 och 06", "i maj")
    for name, text in zip(names, texts, strict=True):
        name.write_bytes(MARK + crlf(text).encode())
    assert 0 == trygg("merge-driver", *names).code
    assert MARK + crlf(texts[1].replace("månad 05 och 06", "i maj")).encode() == names[1].read_bytes()


COMMANDS = [
    "validate plans --format json",
    "lint plans --format gitlab",
    "lint plans --format sarif",
    "lint plans --score",
    "lint plans --write-baseline",
    "lint plans --fix --unsafe-fixes",
    "format plans",
    "approve N1 --role kommunchef --datum 2022-11-11",
    "query status:pågår --format csv",
    "export --format json",
    "report plans --tertial 2 -o - --format markdown",
    "diff --textconv plans/p.yaml",
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("mark", [b"", MARK], ids=["", "marked"])
def test_commands_answer_the_same_and_files_keep_their_line_ends(
    folder: Path, trygg: Trygg, command: str, mark: bytes
) -> None:
    plan, frozen = folder / "plans" / "p.yaml", folder / "trygg-baseline.json"
    texts = PLAN.replace("    åtgärder:\n", "    åtgärder:   \n", 1)
    answers = []
    for content in (texts.encode(), mark + crlf(texts).encode()):
        plan.write_bytes(content)
        answer = trygg(*command.split())
        answers.append((answer, frozen.read_bytes() if frozen.exists() else b"", plan.read_bytes()))
    assert answers[0][:2] == answers[1][:2]
    assert mark + answers[0][2].replace(b"\n", b"\r\n") == answers[1][2]


def test_a_baseline_and_a_template_may_have_the_mark_that_editors_of_windows_put_there(
    folder: Path, trygg: Trygg
) -> None:
    trygg("lint", "--write-baseline")
    frozen, own = folder / "trygg-baseline.json", folder / "plans" / "templates" / "report.md.j2"
    frozen.write_bytes(MARK + crlf(frozen.read_text("utf-8")).encode())
    own.parent.mkdir()
    own.write_bytes(MARK + b"# Egen\r\n")
    assert 0 == trygg("lint").code
    assert "# Egen\n" == trygg("report", "--tertial", "2", "-f", "markdown", "-o", "-").out


@pytest.fixture
def repository(git: Git) -> Git:
    """Return a repository that gives files the line ends of Windows, with a plan two folders down."""
    git("config", "core.autocrlf", "true")
    git("config", "core.safecrlf", "false")
    path = Path("plans/2022/å/p.yaml")
    path.parent.mkdir(parents=True)
    path.write_bytes(crlf(PLAN).encode())
    git("add", "plans")
    git("commit", "-qm", "En plan")
    assert b"\r\n" not in git("show", "HEAD:plans/2022/å/p.yaml").encode()
    return git


def test_a_plan_that_git_gave_other_line_ends_has_not_changed(repository: Git, trygg: Trygg) -> None:
    assert "Inga skillnader\n" == trygg("diff").out
    assert "inte är sparade i git" not in trygg("history").err
    assert '"ändrad sedan dess": true' not in trygg("query", "pågår", "--format", "json").out
    assert provenance.Provenance(repository("rev-parse", "HEAD")[:12]) == provenance.of(
        ["plans/2022/å/p.yaml"]
    )


def test_conflicts_of_git_are_settled_in_the_line_ends_of_the_file(repository: Git, trygg: Trygg) -> None:
    path = Path("plans/2022/å/p.yaml")
    for branch, word in (("gren", "Prov"), ("main", "Provtagning")):
        repository("checkout", "-q", *(["-b"] if branch == "gren" else []), branch)
        path.write_bytes(crlf(PLAN.replace("Avloppsprov", word)).encode())
        repository("commit", "-qam", word)
    assert 1 == repository.code("merge", "gren")
    assert b">>>>>>> gren\r\n" in path.read_bytes()
    assert 0 == trygg("resolve", "--take", "deras").code
    assert crlf(PLAN.replace("Avloppsprov", "Prov")).encode() == path.read_bytes()


# names and paths


@pytest.mark.parametrize(
    "name",
    [
        "aux.yaml",
        "CON",
        "rapporter/com1.md",
        r"C:\ut\Nul .txt",
        "LPT¹",
        "a?.md",
        "rapport:2022.md",
        "ut./x",
        "ut ",
    ],
)
def test_names_that_windows_has_no_file_by_are_known(name: str) -> None:
    assert windows.refuses(name)


@pytest.mark.parametrize(
    "name",
    [
        r"C:\ut\p.md",
        r"\\server\del\år 2022\p.md",
        "../p.md",
        ".",
        "./ut/åäö.md",
        "nul",
        "auxiliär.md",
        "con-2022.md",
    ],
)
def test_other_names_are_as_good_on_windows(name: str) -> None:
    assert not windows.refuses(name)


@pytest.mark.usefixtures("on_windows")
def test_a_file_or_folder_that_windows_cannot_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable):
        files.write(str(tmp_path / "aux.yaml"), "")
    with pytest.raises(FileUnwritable):
        files.make_folder(tmp_path / "con")
    with pytest.raises(FileUnwritable), answer_files.staged(str(tmp_path / "prn.sqlite")):
        pass
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", [r"C:\plans\2022.yaml", "C:/plans/2022.yaml", r"\\server\del\2022.yaml"])
def test_a_drive_is_no_revision(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(comparison_sides, "Path", PureWindowsPath)
    with pytest.raises(comparison_sides.UnknownSide) as raised:
        comparison_sides.Chooser(Config(), "-")._parts(name)
    assert {"name": name} == raised.value.sentence.args


def test_a_file_of_a_revision_may_be_written_with_the_separators_of_windows(
    repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    answer = trygg("diff", r"HEAD:plans\2022\å\p.yaml", "-", stdin=PLAN.encode())
    assert (0, "Inga skillnader\n") == (answer.code, answer.out)


@pytest.mark.parametrize("name", ["../p.yaml", r"..\p.yaml"])
def test_a_path_that_goes_up_is_no_pair_of_revisions(repository: Git, trygg: Trygg, name: str) -> None:
    answer = trygg("diff", name, "--lang", "en")
    assert 2 == answer.code
    assert f"called {name}" in answer.err


def test_a_plan_that_is_gone_keeps_its_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "Path", PureWindowsPath)
    assert "C:/gamla/p.yaml" == comparing._without_revision("C:/gamla/p.yaml")
    assert "plans/p.yaml" == comparing._without_revision("HEAD~1:plans/p.yaml")


def test_a_path_is_known_by_one_name_however_it_is_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / r"plans\p.yaml").touch()  # a name of its own here, and on Windows the same file
    monkeypatch.setattr(os, "sep", "\\")
    assert ["plans/p.yaml"] == [*plan_files.find([r"plans\p.yaml", "plans/p.yaml"], Config())]


def test_plans_are_found_whatever_case_their_names_end_in(folder: Path) -> None:
    (folder / "plans" / "Q.YAML").touch()
    (folder / "plans" / "R.Yml").touch()
    assert ["plans/Q.YAML", "plans/R.Yml", "plans/p.yaml"] == [*plan_files.find(["plans"], Config())]


def test_a_path_on_another_drive_is_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    assert "/planer/p.yaml" == files.relative(Path("/planer/p.yaml"))


def test_the_commit_is_told_of_plans_deeper_down_also_by_the_path_rules_of_windows(
    repository: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = vars(posixpath) | {"commonpath": ntpath.commonpath, "dirname": ntpath.dirname}
    paths = SimpleNamespace(**names)
    monkeypatch.setattr(
        provenance,
        "os",
        SimpleNamespace(
            path=paths, environ=os.environ, lstat=os.lstat, fsencode=os.fsencode, fspath=os.fspath
        ),
    )
    assert not provenance.of(["plans/2022/å/p.yaml"]).is_changed


def test_a_plan_in_git_is_found_by_a_name_that_windows_would_correct(
    repository: Git, monkeypatch: pytest.MonkeyPatch, trygg: Trygg
) -> None:
    real = os.path.realpath

    def corrected(path: Any, **options: Any) -> str:
        return str(real(path, **options)).replace("P.YAML", "p.yaml")

    Path("plans/2022/å/P.YAML").write_bytes(crlf(PLAN).encode())
    monkeypatch.setattr(os.path, "realpath", corrected)
    answer = trygg("diff", "HEAD", "plans/2022/å/P.YAML")
    assert (0, "Inga skillnader\n") == (answer.code, answer.out)


def test_a_junction_is_not_followed(monkeypatch: pytest.MonkeyPatch, on_windows: None) -> None:
    monkeypatch.setattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003, raising=False)
    tags = [0xA0000003, 0x9000001A, 0]  # a junction, a folder of OneDrive, a plain folder
    entries: list[Any] = [
        SimpleNamespace(stat=lambda tag=tag, **_: SimpleNamespace(st_reparse_tag=tag)) for tag in tags
    ]
    assert [True, False, False] == [windows.is_junction(entry) for entry in entries]


@pytest.mark.usefixtures("on_windows")
def test_a_path_that_is_too_long_is_said_to_be(tmp_path: Path, trygg: Trygg) -> None:
    name = tmp_path.joinpath(*["ganska lång mapp"] * 20, "p.yaml")
    assert "longer than Windows allows" in system_errors.complaint(FileNotFoundError(2, "", str(name))).text
    assert "no such file" in system_errors.complaint(FileNotFoundError(2, "", "p.yaml")).text


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize("nothing", ["nul", "NUL", "/dev/null"])
def test_git_may_call_a_side_that_is_not_there_as_windows_does(
    folder: Path, trygg: Trygg, nothing: str
) -> None:
    answer = trygg("diff", "p.yaml", nothing, "0", "0", "plans/p.yaml", "1", "100644")
    assert 0 == answer.code
    assert "trygg diff p.yaml" in answer.out


def test_git_is_told_of_nothing_by_the_name_that_the_system_has_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "devnull", "nul")
    options = runpy.run_path(git_log.__file__)["_LOG"]
    assert {"diff.orderFile=nul", "mailmap.file=nul"} <= {*options}


@pytest.mark.usefixtures("on_windows", "_programs_are_looked_for")
def test_a_git_that_lies_in_the_current_folder_is_not_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("git.exe", "bin/git.exe"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(folder / "bin")]))
    windows.program.cache_clear()
    assert str(folder / "bin" / "git.exe") == git_process.command(folder, "log")[0]
    monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
    windows.program.cache_clear()
    with pytest.raises(GitMissing):
        git_process.command(folder, "log")


@pytest.mark.parametrize(
    "name", ["//server/del/x.j2", r"\\server\del\x.j2", "C:/x.j2", "trygg///server/del/x.j2"]
)
def test_a_template_does_not_ask_another_host(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "report.md.j2").write_text(f"{{% include {name!r} %}}", "utf-8")
    asked: list[str] = []
    is_file = Path.is_file

    def ask(path: Path) -> bool:
        asked.append(str(path))
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", ask)
    with pytest.raises(TemplateUnreadable):
        templates.render("report.md.j2", folder)
    assert [] == [path for path in asked if path.endswith("x.j2")]


def test_a_folder_that_is_gone_is_no_id_with_the_separators_of_windows(
    repository: Git, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    answer = trygg("history", r"plans\gamla", "--lang", "en")
    assert "has never been committed" in answer.err


def test_files_outside_git_are_compared_with_standard_input(folder: Path, trygg: Trygg) -> None:
    answer = trygg("diff", "plans/p.yaml", "-", stdin=crlf(PLAN).encode())
    assert (0, "Inga skillnader\n") == (answer.code, answer.out)


@pytest.mark.parametrize(
    ("name", "typed"), [("plans/p.yaml", "plans/p.yaml"), ("C:/år 2022/p.yaml", '"C:/år 2022/p.yaml"')]
)
def test_an_argument_is_quoted_for_the_shell_of_windows(on_windows: None, name: str, typed: str) -> None:
    assert typed == windows.quoted(name)


# files that something else holds


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, on_windows: None) -> Callable[[int], list[float]]:
    """Return a function that makes the next tries to replace a file fail, and returns the pauses that are made."""
    replace = os.replace

    def hold(times: int) -> list[float]:
        pauses: list[float] = []
        left = iter(range(times))

        def refuse(old: Any, new: Any) -> None:
            if next(left, None) is not None:
                raise PermissionError(errno.EACCES, "Åtkomst nekad", str(old))
            replace(old, new)

        monkeypatch.setattr(os, "replace", refuse)
        monkeypatch.setattr(time, "sleep", pauses.append)
        return pauses

    return hold


def test_a_file_that_is_held_for_a_moment_is_replaced_a_moment_later(
    tmp_path: Path, held: Callable[[int], list[float]]
) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("gammal", "utf-8")
    pauses = held(2)
    files.replace(str(path), "ny")
    assert "ny" == path.read_text("utf-8")
    assert 2 == len(pauses)


@pytest.mark.parametrize("command", ["export -f xlsx -o ut.xlsx plans", "export -f sqlite -o ut.xlsx plans"])
def test_a_file_that_is_open_in_excel_is_told_and_kept(
    folder: Path, trygg: Trygg, held: Callable[[int], list[float]], command: str
) -> None:
    (folder / "ut.xlsx").write_text("gammal", "utf-8")
    (folder / "ut.xlsx").chmod(0o444)
    held(1000)
    answer = trygg(*command.split(), "--lang", "en")
    assert 2 == answer.code
    assert "cannot write ut.xlsx: access is denied" in answer.err
    assert "such as Excel" in answer.err
    assert "gammal" == (folder / "ut.xlsx").read_text("utf-8")
    assert {"plans", "ut.xlsx"} == {path.name for path in folder.iterdir()}


def test_a_new_file_that_cannot_be_written_is_not_said_to_be_open(
    tmp_path: Path, held: Callable[[int], list[float]]
) -> None:
    held(1000)
    with pytest.raises(FileUnwritable) as raised:
        files.write(str(tmp_path / "ny.yaml"), "ny")
    assert not isinstance(raised.value, system_errors.InUse)


def test_what_is_exported_may_be_read_by_those_who_may_read_the_folder(
    tmp_path: Path, on_windows: None
) -> None:
    """On Windows a file moved out of a folder that only its maker may read stays so."""
    target = tmp_path / "ut.sqlite"
    with answer_files.staged(str(target)) as new:
        assert new.parent.stat().st_mode & stat.S_IROTH
        new.touch()
    assert target.exists()


def test_a_reader_that_has_gone_is_known_by_what_windows_calls_it(on_windows: None) -> None:
    assert streams.has_no_reader(OSError(errno.EINVAL, "Invalid argument"))
    assert streams.has_no_reader(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert not streams.has_no_reader(OSError(errno.EINVAL, "Invalid argument", "a?.yaml"))
    assert not streams.has_no_reader(ValueError())


# consoles


@pytest.mark.parametrize(
    "command", ["lint plans", "query pagar plans", "report plans --tertial 2 -o -", "rule", "--help"]
)
def test_a_stream_of_an_old_code_page_stops_no_answer(folder: Path, command: str) -> None:
    arguments = [*command.split(), *(["-f", "markdown"] if "report" in command else [])]
    poor = process(*arguments, cwd=folder, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    rich = process(*arguments, cwd=folder, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="C")
    assert poor.returncode == rich.returncode
    assert b"Traceback" not in poor.stderr + rich.stderr
    assert rich.stdout.decode("utf-8").encode("cp1252", "replace") == poor.stdout
    assert rich.stderr.decode("utf-8").encode("cp1252", "replace") == poor.stderr


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch, on_windows: None) -> Iterator[SimpleNamespace]:
    """Return a console of Windows, which is standard output."""

    def ask(_handle: object, mode: Any) -> bool:
        mode._obj.value = found.mode
        return bool(found.is_console)

    def tell(_handle: object, mode: int) -> bool:
        found.mode = mode if found.is_new else found.mode
        return bool(found.is_new)

    found = SimpleNamespace(mode=3, is_new=True, is_console=True)
    kernel = SimpleNamespace(GetStdHandle=lambda _: 7, GetConsoleMode=ask, SetConsoleMode=tell)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    output = SimpleNamespace(isatty=lambda: found.is_console)
    monkeypatch.setattr(terminal, "sys", SimpleNamespace(stdout=output))
    monkeypatch.setenv("TERM", "")
    return found


def test_a_console_is_told_to_show_colours(console: SimpleNamespace) -> None:
    assert terminal.has_colour(Colour.AUTO)
    assert 3 | 4 == console.mode


def test_a_console_that_knows_no_colours_gets_none_unless_they_are_asked_for(
    console: SimpleNamespace,
) -> None:
    console.is_new = False
    assert [False, True, False] == [
        terminal.has_colour(item) for item in (Colour.AUTO, Colour.ALWAYS, Colour.NEVER)
    ]


def test_a_console_is_left_alone_where_colours_are_not_wanted(
    console: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.has_colour(Colour.AUTO)
    assert not terminal.has_colour(Colour.NEVER)


def test_a_line_does_not_fill_a_console_since_that_would_leave_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert 80 == terminal.width()
    monkeypatch.setattr(sys, "platform", "win32")
    assert 79 == terminal.width()
