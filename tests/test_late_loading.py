"""What is put off as the command line is loaded is there when it is asked for, and nothing is left behind."""

import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from trygg_cli.cli.app import COMMANDS

UNUSED = (
    *("subprocess", "bz2", "lzma", "tokenize", "ipaddress", "shellingham", "_hashlib", "textwrap"),
    *("platform", "traceback", "urllib.parse", "uuid"),
)
"""What is loaded for nothing where a plan is only checked, or an answer looked up."""

PLAN = """id: p
titel: Plan
typ: handlingsplan
åtgärder:
  - {id: A1, åtgärd: Belysning i parken}
"""


def run(code: str, *words: str, place: Path) -> str:
    """Return what a Python says that has not loaded anything before; it ends well."""
    made = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, encoding="utf-8", check=True, cwd=place
    )
    return made.stdout


@pytest.mark.parametrize("words", [("validate", "p.yaml"), ("query", "åtgärder", "p.yaml")])
def test_what_a_command_does_not_use_is_not_loaded(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "p.yaml").write_text(PLAN, "utf-8")
    code = (
        "import contextlib, sys\n"
        "from trygg_cli.__main__ import main\n"
        "with contextlib.suppress(SystemExit): main()\n"
        f"print('loaded:', *sorted({{*{UNUSED}}} & {{*sys.modules}}))"
    )
    run(code, *words, place=tmp_path)  # the index is made
    assert "loaded:" == run(code, *words, place=tmp_path).splitlines()[-1]


def test_a_late_module_is_the_module_when_it_is_asked(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from trygg_cli.late_loading import all_late\n"
        "with all_late(): import textwrap as late\n"
        "print('textwrap' in sys.modules)\n"
        "import textwrap\n"
        "print(late is textwrap, late.dedent is textwrap.dedent, late.fill('a b', 1))\n"
        "try: late.nothing\n"
        "except AttributeError as error: print(error)\n"
    )
    said = run(code, place=tmp_path).splitlines()
    assert said == ["False", "False True a", "b", "module 'textwrap' has no attribute 'nothing'"]


def test_names_are_taken_out_of_a_late_module_as_of_any(tmp_path: Path) -> None:
    code = (
        "from trygg_cli.late_loading import all_late\n"
        "with all_late():\n"
        "    import textwrap\n"
        "    from textwrap import dedent\n"
        "print(dedent('  a'), textwrap.dedent is dedent)\n"
    )
    assert run(code, place=tmp_path) == "a True\n"


def test_a_name_that_is_used_later_loads_its_module_then(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from trygg_cli.late_loading import all_late\n"
        "with all_late():\n"
        "    import uuid\n"
        "    from uuid import UUID\n"
        "    class Own(list[UUID]): pass\n"
        "print('uuid' in sys.modules, hasattr(UUID, '__wrapped__'), 'uuid' in sys.modules)\n"
        "print(UUID(int=1), 'uuid' in sys.modules)\n"
        "print(isinstance(UUID(int=1), uuid.UUID), sys.modules['uuid'].UUID is uuid.UUID)\n"
    )
    said = run(code, place=tmp_path).splitlines()
    assert said == ["False False False", f"{UUID(int=1)} True", "True True"]


def test_a_name_that_is_used_while_others_are_loaded_loads_its_module_at_once(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from trygg_cli.late_loading import all_late\n"
        "with all_late():\n"
        "    from difflib import get_close_matches\n"
        "    print(get_close_matches('slut', ['start', 'slut']))\n"
        "import difflib\n"
        "print(difflib is sys.modules['difflib'], difflib.get_close_matches is get_close_matches)\n"
    )
    assert run(code, place=tmp_path).splitlines() == ["['slut']", "True False"]


def test_patterns_compile_as_ever_behind_it(tmp_path: Path) -> None:
    code = (
        "import re\n"
        "from trygg_cli.late_loading import all_late\n"
        "try:\n"
        "    with all_late(): late = re.compile('a+'); raise ValueError\n"
        "except ValueError: pass\n"
        "print(late.sub('b', 'caat'), type(re.compile('a')).__name__)\n"
    )
    assert run(code, place=tmp_path) == "cbt Pattern\n"


def test_nothing_is_put_off_while_another_thread_runs(tmp_path: Path) -> None:
    code = (
        "import sys, threading\n"
        "from trygg_cli.late_loading import all_late\n"
        "stop = threading.Event(); other = threading.Thread(target=stop.wait); other.start()\n"
        "with all_late(): import textwrap, re; made = re.compile('a')\n"
        "stop.set(); other.join()\n"
        "print(textwrap is sys.modules['textwrap'], type(made).__name__)\n"
    )
    assert run(code, place=tmp_path) == "True Pattern\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_only_known_libraries_are_loaded_with_late_patterns(name: str, tmp_path: Path) -> None:
    """Patterns that others made late may be asked and not given to `re`, which these were read for."""
    code = (
        "import sys\n"
        "from importlib import import_module\n"
        "from trygg_cli.late_loading import all_late\n"
        f"with all_late(): import_module('trygg_cli.cli.{name.replace('-', '_')}')\n"
        "print(*{name.split('.')[0] for name in sys.modules if name.split('.')[0] not in sys.stdlib_module_names})"
    )
    known = {"trygg_cli", "click", "typer", "annotated_doc", "jinja2", "markupsafe", "__main__"}
    started = set(
        run("import sys; print(*{name.split('.')[0] for name in sys.modules})", place=tmp_path).split()
    )
    assert set() == {*run(code, place=tmp_path).split()} - started - known
