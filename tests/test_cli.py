"""The command line as a person meets it: a file in, text and exit code out."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PLANS, ROOT, Trygg
from trygg_cli import __version__, package
from trygg_cli.cli import app

COMMANDS = [*getattr(app.commands(), "commands", {})]
GOOD = "id: p\ntitel: P\ntyp: handlingsplan\n"
BROKEN = "id: p\ntitel: [P\n"


def process(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `trygg` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "trygg_cli", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
    )


def test_version_is_told(trygg: Trygg) -> None:
    assert (0, f"trygg {__version__}\n") == (trygg("--version").code, trygg("--version").out)
    assert f"trygg {__version__}\n".encode() == process("--version").stdout.replace(b"\r\n", b"\n")


def test_version_wakes_neither_typer_nor_pydantic() -> None:
    answer = process("--version", PYTHONPROFILEIMPORTTIME="1")
    assert b"typer" not in answer.stderr
    assert b"pydantic" not in answer.stderr


def test_a_list_of_the_commands_loads_none_of_them() -> None:
    answer = process("--help", PYTHONPROFILEIMPORTTIME="1")
    assert b"validate" in answer.stdout
    assert {b"trygg_cli.cli.app", b"trygg_cli.cli.options", b"trygg_cli.cli.unloaded"} == set(
        re.findall(rb"trygg_cli\.cli\.\w+", answer.stderr)
    )


def test_without_texts_in_the_code_the_commands_are_listed_by_name(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-OO", "-m", "trygg_cli", "--help"],
        capture_output=True,
        check=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert b"  validate\n  lint\n" in run.stdout.replace(b"\r\n", b"\n")


def test_a_command_that_is_not_is_answered_with_one_that_may_be_meant_said_once(trygg: Trygg) -> None:
    said = trygg("valdate").err
    assert "Menade du 'validate'?" in said
    assert 1 == said.count("'validate'")


def test_what_is_typed_in_a_shell_is_completed_also_inside_a_command() -> None:
    asked: dict[str, Any] = {"_TRYGG_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    assert b"--stdin-filename" in process(**asked, COMP_WORDS="trygg validate --std").stdout
    assert b"out" in process(**asked, COMP_WORDS="trygg collect o").stdout


@pytest.mark.parametrize(
    "command", ["validate", "lint", "query statusöversikt", "export --format csv --table plan"]
)
def test_a_plan_that_fits_wakes_neither_pydantic_nor_rich_nor_jinja(folder: Path, command: str) -> None:
    (folder / "p.yaml").write_text(GOOD, "utf-8")
    answer = process(*command.split(), "p.yaml", cwd=folder, PYTHONPROFILEIMPORTTIME="1")
    assert 2 > answer.returncode
    imported = {line.rpartition(b"|")[2].strip().partition(b".")[0] for line in answer.stderr.splitlines()}
    assert not imported & {b"pydantic", b"pydantic_core", b"rich", b"jinja2"}


def test_no_arguments_show_the_help(trygg: Trygg) -> None:
    answer = trygg()
    assert 0 == answer.code
    assert "validate" in answer.out


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_every_command_has_help_in_both_languages(trygg: Trygg, command: tuple[str, ...]) -> None:
    swedish, english = trygg(*command, "--help"), trygg(*command, "--help", "--lang", "en")
    assert (0, 0) == (swedish.code, english.code)
    assert "Så här skrivs det" in swedish.out
    assert "Usage" in english.out
    assert swedish.out != english.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"trygg {command}" in (ROOT / "README.md").read_text("utf-8")


def test_unknown_option_is_a_usage_error_in_swedish(trygg: Trygg) -> None:
    answer = trygg("validate", "--tertail")
    assert (2, "") == (answer.code, answer.out)
    assert "Det finns inget val" in answer.err


def test_unknown_command_is_a_usage_error(trygg: Trygg) -> None:
    assert 2 == trygg("valideraa").code


def test_good_plans_are_fine(trygg: Trygg) -> None:
    answer = trygg("validate", *PLANS)
    assert (0, "") == (answer.code, answer.out)
    assert f"{len(PLANS)} planer" in answer.err


def test_findings_name_file_line_and_column_and_end_with_code_1(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(GOOD + "bakgrnd: x\n", "utf-8")
    answer = trygg("validate", "p.yaml")
    assert 1 == answer.code
    assert answer.out.startswith("p.yaml:4:1: fel S04: ")
    assert 'menade du "bakgrund"?' in answer.out
    assert "^^^^" in answer.out


def test_a_broken_file_never_hides_another(trygg: Trygg, folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.yaml").write_text(BROKEN, "utf-8")
    answer = trygg("validate", "--format", "concise", ".")
    assert ["a.yaml", "b.yaml", "c.yaml"] == [line.partition(":")[0] for line in answer.out.splitlines()]


def test_an_unreadable_file_is_complained_of_and_the_others_are_read(trygg: Trygg, folder: Path) -> None:
    (folder / "b.yaml").write_text(BROKEN, "utf-8")
    answer = trygg("validate", "finns-inte.yaml", "b.yaml")
    assert 2 == answer.code
    assert "finns-inte.yaml" in answer.err
    assert "b.yaml:2" in answer.out


def test_folders_and_patterns_are_searched_for_plans(trygg: Trygg, folder: Path) -> None:
    for name in ("plans/a.yaml", "plans/inre/b.yml", "plans/.dold/c.yaml", "plans/text.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GOOD, "utf-8")
    assert ["plans/a.yaml", "plans/inre/b.yml"] == json.loads(trygg("validate", "plans", "-f", "json").out)[
        "files"
    ]
    assert ["plans/a.yaml"] == json.loads(trygg("validate", "plans/*.yaml", "-f", "json").out)["files"]
    assert ["plans/a.yaml", "plans/inre/b.yml"] == json.loads(trygg("validate", "-f", "json").out)["files"]


def test_a_folder_without_plans_and_a_project_without_plans_are_told(trygg: Trygg, folder: Path) -> None:
    (folder / "tom").mkdir()
    assert 2 == trygg("validate", "tom").code
    answer = trygg("validate")
    assert 2 == answer.code
    assert "trygg init" in answer.err


def test_standard_input_is_read_under_a_name(trygg: Trygg) -> None:
    answer = trygg("validate", "-", "--stdin-filename", "ny.yaml", stdin=BROKEN.encode())
    assert 1 == answer.code
    assert answer.out.startswith("ny.yaml:2")


def test_json_on_standard_output_is_only_json(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(BROKEN, "utf-8")
    answer = trygg("validate", "p.yaml", "--format", "json")
    assert 1 == json.loads(answer.out)["summary"]["error"]


def test_the_format_follows_the_suffix_of_the_output(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(BROKEN, "utf-8")
    assert "" == trygg("validate", "p.yaml", "-o", "fynd.sarif").out
    assert "2.1.0" == json.loads((folder / "fynd.sarif").read_text("utf-8"))["version"]


def test_fail_on_never_lets_findings_pass(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(BROKEN, "utf-8")
    assert 0 == trygg("validate", "p.yaml", "--fail-on", "aldrig").code


@pytest.mark.parametrize(
    ("variable", "value", "beginning"),
    [("GITHUB_ACTIONS", "true", "::error "), ("TF_BUILD", "True", "##vso[task.logissue ")],
)
def test_the_ci_host_gets_its_own_format_and_the_flag_wins(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, beginning: str
) -> None:
    (folder / "p.yaml").write_text(BROKEN, "utf-8")
    monkeypatch.setenv(variable, value)
    assert trygg("validate", "p.yaml").out.startswith(beginning)
    assert trygg("validate", "p.yaml", "-f", "concise").out.startswith("p.yaml:2")


def test_colour_only_when_asked_for_or_on_a_terminal(trygg: Trygg, folder: Path) -> None:
    (folder / "p.yaml").write_text(BROKEN, "utf-8")
    assert "\x1b[" not in trygg("validate", "p.yaml").out
    assert "\x1b[" in trygg("validate", "p.yaml", "--color", "always").out


def test_language_follows_flag_then_environment_then_config(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "p.yaml").write_text(BROKEN, "utf-8")
    assert "fel S01" in trygg("validate", "p.yaml").out
    (folder / "trygg.toml").write_text('lang = "en"\n', "utf-8")
    assert "error S01" in trygg("validate", "p.yaml").out
    monkeypatch.setenv("TRYGG_LANG", "sv")
    assert "fel S01" in trygg("validate", "p.yaml").out
    assert "error S01" in trygg("validate", "p.yaml", "--lang=en").out


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('langg = "sv"\n', 'menade du "lang"?'),
        ('lang = "no"\n', "välj något av orden sv, en"),
        ("plans = 3\n", '"plans"'),
        ("plans = [\n", "trygg.toml:1: det här är inte TOML"),
        (
            "lang = sv\n",
            "trygg.toml:1: det här är inte TOML: det finns inget sådant värde i TOML\n  texter står inom",
        ),
        (
            'lang = "sv"\nlang = "en"\n',
            "trygg.toml:2: det här är inte TOML: en inställning eller en tabell står",
        ),
        ('\nlang = "sv', "trygg.toml:2: det här är inte TOML: ett citattecken saknas"),
        (
            '[report]\nfärg = "blå"\n',
            "trygg.toml:2: det här är inte TOML: namnet på en inställning har en bokstav",
        ),
        ("[länkar]\n", "trygg.toml:1: det här är inte TOML: namnet på en inställning har en bokstav"),
        ("soon_late_days = 2026-13-45\n", "det står något mer efter värdet"),
        ("plans = []\n", "minst en"),
        ('lang = "sv"\n' + ".".join("a" * 200) + " = 1\n", "trygg.toml:2: nyckeln har fler än 100 delar"),
        (f"soon_late_days = {'1' * 5_000}\n", "ett tal har för många siffror"),
    ],
)
def test_bad_configuration_is_explained(trygg: Trygg, folder: Path, text: str, answer: str) -> None:
    (folder / "trygg.toml").write_text(text, "utf-8")
    outcome = trygg("validate")
    assert 2 == outcome.code
    assert "trygg.toml" in outcome.err
    assert answer in outcome.err


def test_a_pyproject_whose_tool_is_no_table_has_no_settings(trygg: Trygg, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("tool = 1\n", "utf-8")
    (folder / "p.yaml").write_text(GOOD, "utf-8")
    assert 0 == trygg("validate", "p.yaml").code


def test_configuration_may_stand_in_pyproject_and_counts_from_its_folder(
    trygg: Trygg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pyproject.toml").write_text('[tool.trygg]\nplans = ["kommun"]\n', "utf-8")
    (folder / "kommun").mkdir()
    (folder / "kommun" / "p.yaml").write_text(GOOD, "utf-8")
    (folder / "djupt").mkdir()
    monkeypatch.chdir(folder / "djupt")
    assert 0 == trygg("validate").code


def test_schema_prints_the_plan_format_in_both_languages(trygg: Trygg) -> None:
    swedish, english = json.loads(trygg("schema").out), json.loads(trygg("schema", "--lang", "en").out)
    assert "https://json-schema.org/draft/2020-12/schema" == swedish["$schema"]
    assert "Dokumentets titel" == swedish["properties"]["titel"]["description"]
    assert "The title of the document" == english["properties"]["titel"]["description"]


def test_init_makes_a_folder_ready_and_its_plan_validates(trygg: Trygg, folder: Path) -> None:
    answer = trygg("init", "kommun")
    written = [
        "kommun/trygg.toml",
        "kommun/.gitattributes",
        "kommun/plans/handlingsplan.yaml",
        "kommun/trygg.schema.json",
    ]
    assert (0, written) == (answer.code, answer.out.splitlines())
    os.chdir(folder / "kommun")
    assert 0 == trygg("validate").code
    assert 0 == trygg("format", "--check").code


def test_the_first_plan_is_the_one_that_new_makes_and_names_the_format(trygg: Trygg, folder: Path) -> None:
    assert 0 == trygg("init").code
    assert 0 == trygg("new", "--type", "handlingsplan", "-o", "new.yaml").code
    first, _, rest = (folder / "plans" / "handlingsplan.yaml").read_text("utf-8").partition("\n")
    assert "# yaml-language-server: $schema=../trygg.schema.json" == first
    assert (folder / "trygg.schema.json").is_file()
    assert (folder / "new.yaml").read_text("utf-8") == rest


def test_init_leaves_what_is_there_and_dry_run_writes_nothing(trygg: Trygg, folder: Path) -> None:
    assert 0 == trygg("init", "--dry-run").code
    assert [] == [*folder.iterdir()]
    (folder / "trygg.toml").write_text('lang = "en"\n', "utf-8")
    assert "trygg.toml" not in trygg("init").out
    assert 'lang = "en"\n' == (folder / "trygg.toml").read_text("utf-8")


@pytest.mark.parametrize("command", ["init"])
def test_a_folder_that_cannot_be_made_is_told(trygg: Trygg, folder: Path, command: str) -> None:
    (folder / "fil").write_text("", "utf-8")
    answer = trygg(command, "fil/under")
    assert 2 == answer.code
    assert "fil" in answer.err


def test_our_own_fault_is_owned_up_to_without_a_traceback(
    trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "commands", stumble)
    answer = trygg("validate")
    assert 3 == answer.code
    assert "ZeroDivisionError" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp850"}, {"PYTHONIOENCODING": "ascii"}, {"HOME": "/nonexistent"}],
)
def test_poor_environments_get_an_answer(folder: Path, environment: dict[str, str]) -> None:
    (folder / "p.yaml").write_text(GOOD + "okänd: 1\n", "utf-8")
    answer = process("validate", "p.yaml", cwd=folder, **environment)
    assert 1 == answer.returncode
    assert b"S04" in answer.stdout
    assert b"Traceback" not in answer.stderr


def test_a_reader_that_has_seen_enough_is_no_error(folder: Path) -> None:
    (folder / "p.yaml").write_text(GOOD + "".join(f"okänd{number}: 1\n" for number in range(5000)), "utf-8")
    command = f"{sys.executable} -m trygg_cli validate p.yaml | head -1"
    answer = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        cwd=folder,
        timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert b"S04" in answer.stdout
    assert b"Traceback" not in answer.stderr
    assert b"Broken" not in answer.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_interruption_ends_with_130_and_says_nothing(folder: Path) -> None:
    for patience in (1, 5, 30):
        code, said = interrupted(patience)
        if code != -signal.SIGINT:  # on a busy machine Python itself has not begun
            break
    assert 130 == code
    assert b"Traceback" not in said


def interrupted(seconds: float) -> tuple[int, bytes]:
    """Return how trygg ends, and what it says, when it is interrupted while it waits for a plan."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests run in the background ignore it
    running = subprocess.Popen(
        [sys.executable, "-m", "trygg_cli", "validate", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
    )
    signal.signal(signal.SIGINT, before)
    time.sleep(seconds)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    return running.returncode, said


# guides


def test_the_guides_are_listed_by_their_titles(trygg: Trygg) -> None:
    answer = trygg("help")
    assert 0 == answer.code
    assert re.search("^ci +Granska planer i ett ändringsförslag$", answer.out, re.MULTILINE)
    assert "architecture" not in answer.out


def test_no_title_of_a_guide_begins_before_its_name_has_ended(trygg: Trygg) -> None:
    lines = trygg("help").out.splitlines()
    names = {line.split("  ")[0] for line in lines}
    assert {*package.guides()} == names


@pytest.mark.parametrize("topic", ["jämföra", "jamfora", "docs/jämföra.md", "JÄMFÖRA"])
def test_a_guide_is_read_by_its_name(trygg: Trygg, topic: str) -> None:
    answer = trygg("help", topic)
    assert answer.out.startswith("# Jämför")
    assert "trygg help ci" in answer.out
    assert ".md)" not in answer.out


@pytest.mark.parametrize("topic", [*package.guides()])
def test_what_a_guide_refers_to_is_a_guide_or_only_words(trygg: Trygg, topic: str) -> None:
    shown = trygg("help", topic).out
    assert {*re.findall(r"\(trygg help ([^)]*)\)", shown)} <= {*package.guides()}
    assert [] == re.findall(r"\]\((?!https?:)[^)\s]*\)", shown)


def test_help_about_a_command_is_that_of_the_command(trygg: Trygg) -> None:
    assert trygg("lint", "--help") == trygg("help", "lint")


def test_an_unknown_guide_is_told_with_what_may_be_meant(trygg: Trygg) -> None:
    answer = trygg("help", "historia")
    assert (2, "") == (answer.code, answer.out)
    assert "historik" in answer.err


def test_no_sentence_names_a_page_that_is_not_installed() -> None:
    sentences = (ROOT / "trygg_cli/locale/sv/LC_MESSAGES/trygg.po").read_text("utf-8")
    assert [] == re.findall(r"docs/[^\s\"]*|[\w-]+\.md\b(?=[ .]*(?:hos|in trygg))", sentences)
    named = re.findall(r"trygg help ([\wåäö-]+)", sentences)
    assert {"ci", "historik"} < {*named}
    assert {*named} <= {*package.guides(), "shows", "visar"}


# what is told of a run


def test_a_file_that_cannot_be_read_is_not_told_to_be_fine(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(GOOD, "utf-8")
    for command, fine in (("validate", "inget är fel"), ("lint", "inget att anmärka")):
        answer = trygg(command, tmp_path / "nope.yaml", tmp_path / "nej.yaml")
        assert 2 == answer.code
        assert fine not in answer.err
        assert answer.err.endswith("2 filer gick inte att läsa\n")
    answer = trygg("validate", tmp_path / "p.yaml", tmp_path / "nope.yaml")
    assert answer.err.endswith("1 plan läst: inget är fel\n1 fil gick inte att läsa\n")


@pytest.mark.parametrize("format_", ["gitlab", "json", "sarif", "text"])
def test_why_a_run_is_red_is_told_though_the_findings_go_to_a_file(
    trygg: Trygg, tmp_path: Path, format_: str
) -> None:
    (tmp_path / "p.yaml").write_text(GOOD, "utf-8")
    answer = trygg("lint", tmp_path / "p.yaml", "--format", format_, "-o", tmp_path / "fynd")
    assert (1, "") == (answer.code, answer.out)
    assert re.search(
        rf"1 plan granskad: \d+ anmärkningar, som står i {re.escape(str(tmp_path))}/fynd", answer.err
    )


def test_github_is_told_what_it_shows_and_the_log_the_rest(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        parts = "".join(
            f"  - {{id: {name}{number}, åtgärd: Å, ansvarig: [ZZ{number}]}}\n" for number in range(8)
        )
        (tmp_path / f"{name}.yaml").write_text(
            GOOD.replace("id: p", f"id: {name}") + f"åtgärder:\n{parts}", "utf-8"
        )
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    answer = trygg("validate", tmp_path)
    lines = answer.out.splitlines()
    assert 10 == sum(line.startswith("::error ") for line in lines)
    assert [f"b.yaml:{line}:" for line in range(7, 13)] == [
        found[0]
        for line in lines
        if (found := re.search(r"(?<=/)b\.yaml:\d+:(?!:)", line)) and line[0] != ":"
    ]
    assert answer.err.endswith("2 planer lästa: 16 anmärkningar\n")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("TRYGG_LNAG", 'menade du "TRYGG_LANG"?'),
        ("TRYGG_FORMAT", "det finns TRYGG_LANG, TRYGG_CACHE, TRYGG_DEBUG"),
    ],
)
def test_a_variable_in_the_environment_that_is_no_setting_is_told_once(
    trygg: Trygg, monkeypatch: pytest.MonkeyPatch, name: str, hint: str
) -> None:
    monkeypatch.setenv(name, "1")
    answer = trygg("validate", "plans/2022.yaml")
    assert (0, 1) == (answer.code, answer.err.count(name + " är ingen inställning"))
    assert hint in answer.err


def test_what_pipelines_go_by_is_no_setting_that_is_misspelt(
    trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRYGG_GITLAB_TOKEN", "1")
    assert "TRYGG" not in trygg("validate", "plans/2022.yaml").err


@pytest.mark.parametrize("command", [["report"], ["query", "utan-rapport"], ["remind"], ["collect", "out"]])
def test_a_period_without_its_option_is_told_where_it_belongs(trygg: Trygg, command: list[str]) -> None:
    answer = trygg(*command, "2025-T1")
    assert (2, True) == (answer.code, "skrivs efter sitt val: --period 2025-T1" in answer.err)
