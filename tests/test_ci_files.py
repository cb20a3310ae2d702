"""What `trygg init --ci` writes, run as the hosts run it: against a server that answers as theirs do."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.conftest import ROOT, Trygg
from trygg_cli.cli.init import CI_FILES, Host, ci_file
from trygg_cli.render.review.markdown import MARKER

OLD = "id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - id: M\n    åtgärd: Vandring\n    ansvarig: [TK, BUN]\n"
ACTORS = "aktörer:\n  TK: {namn: Tekniska, typ: förvaltning}\n  BUN: {namn: Barn, typ: nämnd}\n"
OLD, NEW = OLD + ACTORS, OLD.replace("[TK, BUN]", "[TK]") + ACTORS
BROKEN = OLD.replace(
    "[TK, BUN]", "[TK]\n    uppföljning:\n      - {avser: 2025-T1, status: genomförd, kommentar: Klart}"
)
BOT, OTHER = "robot", "någon annan"
SHELLCHECK = Path(sys.executable).with_name("shellcheck")

pytestmark = pytest.mark.skipif(
    not shutil.which("bash") and not os.environ.get("CI"), reason="no bash here; in CI there must be one"
)


def workflow(host: Host) -> Any:
    return yaml.safe_load(ci_file(host))


def scripts(host: Host, *, on_main: bool = False) -> list[str]:
    """Return what a host's shell is given, step by step, for a pull request or when main has moved."""
    made = workflow(host)
    match host:
        case Host.GITLAB:
            job = made["trygg-plans" if on_main else "trygg"]
            return ["\n".join([*job["before_script"], *job["script"]])]
        case Host.AZURE:
            other = "eq(" if on_main else "ne("
            return [
                step["bash"]
                for step in made["steps"]
                if "bash" in step and f"{other}variables['Build.Reason']" not in step.get("condition", "")
            ]
    job = made["jobs"]["plans" if on_main else "trygg"]
    assert ("push" if on_main else "pull_request") in job["if"]
    return [step["run"] for step in job["steps"] if "run" in step]


def every_script(host: Host) -> list[str]:
    return [*scripts(host), *scripts(host, on_main=True)]


# the files


@pytest.mark.parametrize("host", Host)
def test_init_writes_the_file_where_the_host_looks_for_it(trygg: Trygg, tmp_path: Path, host: Host) -> None:
    assert 0 == trygg("init", tmp_path, "--ci", host.value).code
    assert ci_file(host) == (tmp_path / CI_FILES[host]).read_text("utf-8")


def test_init_leaves_a_file_that_is_there(trygg: Trygg, tmp_path: Path) -> None:
    there = tmp_path / ".gitlab-ci.yml"
    there.write_text("egen: {script: [x]}\n", "utf-8")
    answer = trygg("init", tmp_path, "--ci", "gitlab")
    assert (0, "egen: {script: [x]}\n") == (answer.code, there.read_text("utf-8"))
    assert ".gitlab-ci.yml" in answer.err


def test_init_writes_no_first_plan_where_there_are_plans(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/egen.yaml").write_text(OLD, "utf-8")
    trygg("init", tmp_path, "--ci", "github")
    assert ["egen.yaml"] == [path.name for path in (tmp_path / "plans").iterdir()]


@pytest.mark.parametrize("host", Host)
def test_golden_ci_file(host: Host) -> None:
    golden = ROOT / "tests" / "golden" / "ci" / f"{host}.yml"
    if os.environ.get("TRYGG_REMAKE"):
        golden.write_text(ci_file(host), "utf-8")
    assert golden.read_text("utf-8") == ci_file(host), "run: make golden"


@pytest.mark.parametrize("host", Host)
def test_the_guide_names_the_file_of_each_host(host: Host) -> None:
    assert f"Filen heter `{CI_FILES[host]}`" in (ROOT / "docs" / "ci.md").read_text("utf-8")


@pytest.mark.parametrize("host", Host)
def test_actions_are_pinned_to_commits(host: Host) -> None:
    used = re.findall(r"uses: *(\S+)", ci_file(host))
    assert [] == [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)]


def test_the_workflow_of_trygg_itself_is_one_and_pins_its_actions() -> None:
    path = ROOT / ".github/workflows/test.yml"
    subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", path],
        check=True,
        capture_output=True,
    )
    used = re.findall(r"uses: *(\S+)", path.read_text("utf-8"))
    assert used
    assert [] == [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)]


@pytest.mark.parametrize("host", Host)
def test_nothing_that_a_pull_request_names_stands_in_a_script(host: Host) -> None:
    """Titles and branches come as variables of the environment, never as text of a program."""
    assert [] == [
        script for script in every_script(host) if "${{" in script or "$(" in script.replace("$(printf", "")
    ]
    assert "pull_request_target" not in ci_file(host)


@pytest.mark.parametrize("host", Host)
def test_python_runs_no_module_of_the_folder_it_stands_in(host: Host) -> None:
    calls = re.findall(r"python3\"? (\S+)", "\n".join(every_script(host)))
    assert {"-I"} == {*calls}


@pytest.mark.parametrize("host", Host)
def test_scripts_pass_shellcheck(host: Host) -> None:
    for script in every_script(host):
        done = subprocess.run(
            [str(SHELLCHECK), "--shell=bash", "-"], input=script.encode(), capture_output=True, check=False
        )
        assert b"" == done.stdout


# run against a server


@dataclass
class Comments:
    """The comments of a pull request, with their authors."""

    texts: dict[int, str] = field(default_factory=dict)
    authors: dict[int, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, author: str) -> int:
        number = len(self.texts) + 1
        self.texts[number], self.authors[number] = text, author
        return number

    def of(self, author: str) -> list[str]:
        return [text for number, text in self.texts.items() if self.authors[number] == author]

    def answer(self, host: Host, method: str, address: str, said: Any, token: str) -> Any:
        """Return what the host answers; nothing when it does not know the address or the token."""
        parts = urlsplit(address)
        path, query = parts.path, {key: value[0] for key, value in parse_qs(parts.query).items()}
        self.asked.append((method, path))
        if token != {Host.GITLAB: "hemlig", Host.FORGEJO: "token hemlig"}.get(host, "Bearer hemlig"):
            return None
        match host:
            case Host.GITHUB:
                return self._github("/repos/k/p/issues", method, path, query, said)
            case Host.FORGEJO:
                return self._github("/api/v1/repos/k/p/issues", method, path, {}, said)
            case Host.GITLAB:
                return self._gitlab(method, path, query, said)
        return self._azure(method, path, query, said)

    def _page(self, shown: list[Any], query: dict[str, str]) -> list[Any]:
        size, page = int(query.get("per_page", len(shown) or 1)), int(query.get("page", 1))
        return shown[(page - 1) * size : page * size]

    def _put(self, path: str, text: str) -> Any:
        number = int(path.rpartition("/")[2])
        assert BOT == self.authors[number]
        self.texts[number] = text
        return {"id": number}

    def _github(self, issues: str, method: str, path: str, query: dict[str, str], said: Any) -> Any:
        login = "github-actions[bot]" if issues.startswith("/repos") else "forgejo-actions"
        names = {BOT: {"login": login}, OTHER: {"login": "x"}, "": None}
        if (method, path) == ("GET", f"{issues}/7/comments"):
            shown = [{"id": n, "body": t, "user": names[self.authors[n]]} for n, t in self.texts.items()]
            return self._page(shown, query)
        if (method, path) == ("POST", f"{issues}/7/comments"):
            return {"id": self.add(said["body"], BOT)}
        if method == "PATCH" and path.startswith(f"{issues}/comments/"):
            return self._put(path, said["body"])
        return None

    def _gitlab(self, method: str, path: str, query: dict[str, str], said: Any) -> Any:
        notes = "/api/v4/projects/5/merge_requests/7/notes"
        if (method, path) == ("GET", "/api/v4/user"):
            return {"id": 1}
        if (method, path) == ("GET", notes):
            ids = {BOT: 1}
            shown = [
                {"id": n, "body": t, "author": {"id": ids.get(self.authors[n], 2)}}
                for n, t in self.texts.items()
            ]
            return self._page(shown, query)
        if (method, path) == ("POST", notes):
            return {"id": self.add(said["body"], BOT)}
        return self._put(path, said["body"]) if method == "PUT" and path.startswith(notes + "/") else None

    def _azure(self, method: str, path: str, query: dict[str, str], said: Any) -> Any:
        threads = "/kommun/projekt/_apis/git/repositories/arkiv/pullRequests/7/threads"
        if (method, path, query["api-version"]) == ("GET", "/kommun/_apis/connectionData", "7.1-preview"):
            return {"authenticatedUser": {"id": BOT}}
        if query["api-version"] != "7.1":
            return None
        if (method, path) == ("GET", threads):
            comments = {
                n: {"id": 1, "author": {"id": self.authors[n]}, "content": t} for n, t in self.texts.items()
            }
            return {
                "value": [{"id": n, "comments": [comment]} for n, comment in comments.items()]
                + [{"id": 99, "comments": []}]
            }
        if (method, path) == ("POST", threads):
            return {"id": self.add(said["comments"][0]["content"], BOT)}
        if method == "PATCH" and path.startswith(threads) and path.endswith("/comments/1"):
            return self._put(path.removesuffix("/comments/1"), said["content"])
        return None


@dataclass
class Run:
    """A host: its comments, and what its runner gives to scripts."""

    host: Host
    comments: Comments
    folder: Path
    environment: dict[str, str]

    def __call__(self, *, on_main: bool = False) -> tuple[int, str]:
        """Run the steps in their order, though one fails; return the last failure and all that was said."""
        code, said = 0, ""
        for script in self._scripts(on_main=on_main):
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", script],
                cwd=self.folder,
                env=self.environment,
                capture_output=True,
                check=False,
            )
            said += (done.stdout + done.stderr).decode()
            code = done.returncode or code
        return code, said

    def commit(self, plan: str) -> None:
        """Make one more commit on the branch."""
        (self.folder / "plans/p.yaml").write_text(plan, "utf-8")
        self.git("commit", "--quiet", "-am", "z")

    def git(self, *arguments: str) -> None:
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run([*git, *arguments], cwd=self.folder, check=True, env=self.environment)

    def trygg(self, *arguments: str) -> None:
        program = str(self.folder.parent / "tmp/trygg/bin/trygg")
        subprocess.run(
            [program, *arguments], cwd=self.folder, check=False, env=self.environment, capture_output=True
        )

    def _scripts(self, *, on_main: bool) -> list[str]:
        ours = [
            re.sub("^.*-m (?:venv|pip) .*$", ":", script, flags=re.MULTILINE)
            for script in scripts(self.host, on_main=on_main)
        ]
        placed = [re.sub(r"(?<!\w)/tmp/", f"{self.folder.parent}/tmp/", script) for script in ours]
        return [script for script in placed if "git fetch" not in script or self.host is Host.GITLAB]


@pytest.fixture(params=Host)
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Run]:
    """Return a host with a pull request that takes away who is responsible."""
    comments = Comments()

    class Handler(BaseHTTPRequestHandler):
        def do_ask(self) -> None:
            said = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization") or ""
            answer = comments.answer(
                request.param, self.command, self.path, json.loads(said or b"null"), token
            )
            self.send_response(200 if answer is not None else 404)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_GET = do_POST = do_PATCH = do_PUT = do_ask  # noqa: N815

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Run(request.param, comments, _repository(tmp_path), _environment(tmp_path, server.server_port))
    finally:
        server.shutdown()
        server.server_close()


def _repository(root: Path) -> Path:
    """Return a clone of a repository: on a branch of its own, beside the one it goes to."""
    origin, folder = root / "origin", root / "clone"
    (origin / "plans").mkdir(parents=True)
    (root / "tmp/trygg/bin").mkdir(parents=True)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]

    def call(where: Path, *arguments: str) -> None:
        subprocess.run(
            [*git, *arguments], cwd=where, check=True, capture_output=True, env=_git_environment(root)
        )

    call(origin, "init", "--quiet", "--initial-branch=main")
    (origin / "plans/p.yaml").write_text(OLD, "utf-8")
    call(origin, "add", "--all")
    call(origin, "commit", "--quiet", "--message=x")
    call(root, "clone", "--quiet", str(origin), str(folder))
    call(folder, "checkout", "--quiet", "-b", "min;touch${IFS}x")
    (folder / "plans/p.yaml").write_text(NEW, "utf-8")
    (folder / "json.py").write_text("raise SystemExit('kod ur grenen kördes')\n", "utf-8")
    call(folder, "add", "--all")
    call(folder, "commit", "--quiet", "--message=y")
    (root / "summary").touch()
    (root / "output").touch()
    return folder


def _git_environment(root: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1"}


def _environment(root: Path, port: int) -> dict[str, str]:
    program = root / "tmp/trygg/bin/trygg"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -P -m trygg_cli "$@"\n')
    program.chmod(0o755)
    (program.parent / "python3").symlink_to(sys.executable)
    server = f"http://127.0.0.1:{port}"
    return _git_environment(root) | {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "NUMBER": "7",
        "TOKEN": "hemlig",
        "TRYGG": "trygg",
        "RUNNER_TEMP": str(root / "tmp"),
        "GITHUB_PATH": str(root / "path"),
        "GITHUB_OUTPUT": str(root / "output"),
        "GITHUB_API_URL": server,
        "GITHUB_SERVER_URL": server,
        "GITHUB_REPOSITORY": "k/p",
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(root / "summary"),
        "TRYGG_GITLAB_TOKEN": "hemlig",
        "CI_API_V4_URL": f"{server}/api/v4",
        "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_REPOSITORY_URL": str(root / "origin"),
        "AGENT_TEMPDIRECTORY": str(root / "tmp"),
        "SYSTEM_COLLECTIONURI": f"{server}/kommun/",
        "SYSTEM_TEAMPROJECTID": "projekt",
        "BUILD_REPOSITORY_ID": "arkiv",
        "SYSTEM_PULLREQUEST_PULLREQUESTID": "7",
        "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
    }


def test_a_comment_is_made(run: Run) -> None:
    run()
    (comment,) = run.comments.of(BOT)
    assert comment.startswith(MARKER)
    assert "BUN är inte längre ansvarig" in comment


def test_the_comment_is_kept_up_to_date_and_what_is_ticked_stays_ticked(run: Run) -> None:
    run()
    (first,) = run.comments.of(BOT)
    run.comments.texts[1] = first.replace("- [ ] ", "- [x] ", 1).replace("\n", "\r\n")
    run.commit(NEW.replace("titel: P", "titel: Planen"))
    run()
    (second,) = run.comments.of(BOT)
    assert 1 == second.count("- [x] ") == first.count("- [ ] ")
    assert "Planen" in second


def test_the_comment_is_found_among_many_and_those_of_others_are_left_alone(run: Run) -> None:
    forged = f"{MARKER}\n\n- [x] **åtgärd** · `0123456789abcdef`"
    run.comments.add(forged, OTHER)
    for number in range(120):
        run.comments.add(f"kommentar {number}", OTHER)
    ours = run.comments.add(f"{MARKER}\n\ngammal", BOT)
    run()
    assert forged == run.comments.texts[1]
    assert "BUN är inte längre ansvarig" in run.comments.texts[ours]
    assert "0123456789abcdef" not in run.comments.texts[ours]
    assert 122 == len(run.comments.texts)


def test_neither_files_nor_the_name_of_the_branch_are_run(run: Run) -> None:
    _, said = run()
    assert "kod ur grenen kördes" not in said
    assert not (run.folder / "x").exists()


def test_only_findings_make_the_run_fail(run: Run) -> None:
    run.commit(NEW + "förord: {titel: [}\n")
    assert 1 == run()[0]
    run.commit(OLD.replace("Vandring", "Vandringar"))
    code, said = run()
    assert 0 == code, said


def test_old_faults_make_no_change_red_but_the_main_branch_until_they_are_frozen(run: Run) -> None:
    """An old plan may lack what the law asks for: a change of another line is not to be blamed."""
    faulty = BROKEN.replace("id: p", "id: q").replace("titel: P", "titel: Q")
    (run.folder / "plans/q.yaml").write_text(faulty, "utf-8")
    run.git("add", "--all")
    run.commit(OLD)
    run.git("-C", "../origin", "config", "receive.denyCurrentBranch", "ignore")
    run.git("push", "--quiet", "--force", "origin", "HEAD:main")
    run.git("fetch", "--quiet", "origin")
    run.commit(OLD.replace("Vandring", "Vandringar"))
    code, said = run()
    assert 0 == code, said
    code, said = run(on_main=True)
    assert 1 == code
    assert "plans/q.yaml" in said
    run.trygg("lint", "--write-baseline")
    assert 0 == run(on_main=True)[0]


def test_new_faults_make_a_change_red_and_the_log_says_where(run: Run) -> None:
    run.commit(BROKEN)
    code, said = run()
    assert 1 == code
    assert "plans/p.yaml" in said
    assert "K03" in said


@pytest.mark.parametrize("host", Host)
@pytest.mark.parametrize(
    ("wanted", "installed"),
    [
        ("1.2.0", "trygg==1.2.0"),
        ("verktyg/trygg-1.2.0-py3-none-any.whl", "verktyg/trygg-1.2.0-py3-none-any.whl"),
        ("git+https://git.example.se/trygg@v1", "git+https://git.example.se/trygg@v1"),
        ("trygg @ https://x.se/t.whl#sha256=ab", "trygg @ https://x.se/t.whl#sha256=ab"),
    ],
)
def test_what_is_installed_is_a_setting(
    trygg: Trygg, tmp_path: Path, host: Host, wanted: str, installed: str
) -> None:
    assert 0 == trygg("init", tmp_path, "--ci", host.value, "--install", wanted).code
    text = (tmp_path / CI_FILES[host]).read_text("utf-8")
    assert f'TRYGG: "{installed}"' in text
    assert "paketregister" not in text
    assert "paketregister" in ci_file(host)


@pytest.mark.parametrize(
    "wanted", ['x" && rm', "$(id)", "${{ secrets.X }}", "--index-url", "a\nb", "", "a b"]
)
def test_nothing_but_what_pip_installs_gets_into_the_file(trygg: Trygg, tmp_path: Path, wanted: str) -> None:
    answer = trygg("init", tmp_path, "--ci", "github", f"--install={wanted}")
    assert 2 == answer.code
    assert [] == [*tmp_path.iterdir()]


def test_azure_gets_its_depth_as_a_text() -> None:
    assert "0" == workflow(Host.AZURE)["steps"][0]["fetchDepth"]


@pytest.mark.parametrize("run", [Host.GITLAB], indirect=True)
def test_gitlab_says_that_there_is_no_comment_without_a_token(run: Run) -> None:
    del run.environment["TRYGG_GITLAB_TOKEN"]
    _, said = run()
    assert "TRYGG_GITLAB_TOKEN" in said
    assert (run.folder / "review.md").exists()
    assert [] == run.comments.asked


def test_forgejo_fetches_the_branches_and_the_pull_request(tmp_path: Path) -> None:
    folder = _repository(tmp_path)
    made = tmp_path / "made"
    made.mkdir()
    head = (
        subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True)
        .stdout.decode()
        .strip()
    )
    (tmp_path / "k").mkdir()
    git = ["git", "-C", str(folder)]
    subprocess.run(
        [*git, "push", "--quiet", "origin", "HEAD:refs/pull/7/head"], check=True, capture_output=True
    )
    (tmp_path / "origin").rename(tmp_path / "k/p.git")
    environment = _environment(tmp_path, 1) | {"GITHUB_SERVER_URL": tmp_path.as_uri(), "HEAD": head}
    subprocess.run(["bash", "-e", "-c", scripts(Host.FORGEJO)[0]], cwd=made, check=True, env=environment)
    assert NEW == (made / "plans/p.yaml").read_text("utf-8")
    done = subprocess.run(
        ["git", "merge-base", "origin/main", "HEAD"], cwd=made, check=True, capture_output=True
    )
    assert 41 == len(done.stdout)
