"""Folders in which everything may be wrong: mutated plans, odd files, odd settings and odd repositories.

All hangs on a seed, so that what was found can be made again.
"""

import os
import random
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
_SOURCES = [*sorted((ROOT / "plans").glob("*.yaml")), *sorted((ROOT / "trygg_cli/keys/plans").glob("*.yaml"))]
_ODD = (
    *(
        "\u00a0",
        "\u200b",
        "\t",
        "\0",
        "\x1b[31m",
        "\u2028",
        "\ufeff",
        "å",
        "a\u030a",
        "：",
        "“",
        "—",
        "\U0001f600",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "- ",
        "#",
        "&a",
        "*a",
        "!x",
        "|",
        ">",
        "'",
        '"',
        "%",
        "@",
        "`",
        "<<<<<<< HEAD",
    ),
)
_VALUES = (
    *(
        "",
        "null",
        "ja",
        "nej",
        "true",
        "[]",
        "{}",
        "[[[[]]]]",
        "{a: {b: {c: 1}}}",
        "0",
        "-0",
        "1e400",
        ".inf",
        ".nan",
    ),
    *(
        "12345678901234567890",
        "0.30000000000000004",
        "1_000",
        "0x1f",
        "=cmd|'/c calc'!A1",
        "2026-02-30",
        "2026-T4",
    ),
    *(
        "9999-12-31",
        "0000-01-01",
        "12:30:45",
        "'19121212-1212'",
        "<script>alert(1)</script>",
        "x" * 5_000,
        "TODO",
        "…",
    ),
)
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252")
_NAMES = (
    b"\xe5\xe4.yaml",
    b"a\nb.yaml",
    b"-x.yaml",
    b"*.yaml",
    b"\x1b[31m.yaml",
    b"n" * 250 + b".yaml",
    b" .yaml",
)
_SETTINGS = (
    *(
        b"",
        b"\0",
        b"\xff\xfe",
        b"lang = 3",
        b"plans = []",
        b"plans = " + b"[" * 3_000,
        b'plans = ["a\\u0000b"]',
    ),
    *(b'plans = [".."]', b'plans = ["plans/*.yaml", "-"]', b'reports = "plans/p0.yaml"'),
    *(b'[lint]\nselect = ["P01", "?"]', b'[lint]\nbaseline = "plans"'),
)


def make(folder: Path, seed: int) -> None:
    """Make a world in an empty folder."""
    dice = random.Random(seed)
    plans = folder / "plans"
    plans.mkdir()
    for number in range(dice.randint(1, 3)):
        (plans / f"p{number}.yaml").write_bytes(mutated(dice))
    for odd in dice.sample(_FILES, dice.randint(0, 3)):
        odd(plans, dice)
    if dice.random() < 0.25:
        (folder / "trygg.toml").write_bytes(dice.choice(_SETTINGS))
    if dice.random() < 0.7:
        _repository(folder, dice)


def mutated(dice: random.Random) -> bytes:
    """Return a plan in which some things may have been changed, as it is stored."""
    text = dice.choice(_SOURCES).read_text("utf-8")
    if len(text) > 20_000 and dice.random() < 0.7:
        text = text[:20_000].rpartition("\n")[0] + "\n"
    for _ in range(dice.choice((0, 0, 1, 1, 2, 5, 20))):
        text = dice.choice(_MUTATIONS)(text, dice)
    encoding = dice.choice(_ENCODINGS)
    stored = text.encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")
    if dice.random() < 0.05:
        at = dice.randrange(len(stored) + 1)
        stored = stored[:at] + bytes([dice.randrange(256)]) + stored[at:]
    return stored


_Mutation = Callable[[str, random.Random], str]


def _on_a_line(change: _Mutation) -> _Mutation:
    def mutate(text: str, dice: random.Random) -> str:
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        lines[at] = change(lines[at], dice)
        return "\n".join(lines)

    return mutate


def _with_odd_sign(line: str, dice: random.Random) -> str:
    at = dice.randrange(len(line) + 1)
    return line[:at] + dice.choice(_ODD) + line[at:]


def _with_another_value(line: str, dice: random.Random) -> str:
    key, colon, _ = line.partition(": ")
    return key + colon + dice.choice(_VALUES) if colon else line


def _indented(line: str, dice: random.Random) -> str:
    return " " * dice.randrange(9) + line.lstrip()


def _without_a_stretch(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.randrange(200) :]


def _with_a_copy(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    stretch = lines[at : at + dice.randrange(30)]
    where = dice.randrange(len(lines))
    return "\n".join([*lines[:where], *stretch, *lines[where:]])


_WHOLE = ("", "- a\n- b\n", "text\n", "3\n", "a: &a [*a]\n", "---\n---\n", "{}\n", "id: \n")
_MUTATIONS: tuple[_Mutation, ...] = (
    _on_a_line(lambda _line, _dice: ""),
    _on_a_line(_with_odd_sign),
    _on_a_line(_with_another_value),
    _on_a_line(_with_another_value),
    _on_a_line(_indented),
    _without_a_stretch,
    _with_a_copy,
    lambda text, dice: text[: dice.randrange(len(text) + 1)],
    lambda text, _: text.replace("\n", "\r\n"),
    lambda text, _: unicodedata.normalize("NFD", text),
    lambda text, dice: text + "x: " + "[" * dice.choice((5, 300, 5_000)),
    lambda _, dice: dice.choice(_WHOLE),
)


def _looping_link(plans: Path, _: random.Random) -> None:
    (plans / "slinga.yaml").symlink_to("slinga.yaml")


def _dangling_link(plans: Path, _: random.Random) -> None:
    (plans / "borta.yaml").symlink_to("ingenstans.yaml")


def _link_out(plans: Path, _: random.Random) -> None:
    (plans / "ut.yaml").symlink_to("/etc/hostname")


def _folder_as_plan(plans: Path, dice: random.Random) -> None:
    (plans / "mapp.yaml").mkdir()
    (plans / "mapp.yaml" / "q.yaml").write_bytes(mutated(dice))


def _pipe(plans: Path, _: random.Random) -> None:
    os.mkfifo(plans / "rör.yaml")


def _odd_name(plans: Path, dice: random.Random) -> None:
    (plans / os.fsdecode(dice.choice(_NAMES))).write_bytes(mutated(dice))


def _deep(plans: Path, dice: random.Random) -> None:
    path = plans.joinpath(*["d"] * dice.choice((5, 60, 400)))
    path.mkdir(parents=True)
    (path / "djup.yaml").write_bytes(mutated(dice))


def _empty(plans: Path, _: random.Random) -> None:
    (plans / "tom.yaml").touch()


_FILES = (_looping_link, _dangling_link, _link_out, _folder_as_plan, _pipe, _odd_name, _deep, _empty)


def git(folder: Path, *arguments: str) -> None:
    """Run git, whatever it answers."""
    people = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    settings = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | people | settings,
    )


def _repository(folder: Path, dice: random.Random) -> None:
    """Make the folder a repository with some commits, and perhaps in the middle of something."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    for number in range(dice.randint(0, 3)):
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", f"version {number}")
        name = f"p{dice.randrange(3)}.yaml"
        change = dice.choice(("write", "remove", "move", "none"))
        if change == "write":
            (folder / "plans" / name).write_bytes(mutated(dice))
        elif change == "remove":
            git(folder, "rm", "--quiet", f"plans/{name}")
        elif change == "move":
            git(folder, "mv", f"plans/{name}", f"plans/flyttad{number}.yaml")
    state = dice.choice(("none", "none", "merging", "detached", "damaged", "branch"))
    if state in ("merging", "branch"):
        _branch(folder, dice)
        if state == "merging":
            git(folder, "merge", "gren")
    elif state == "detached":
        git(folder, "checkout", "--quiet", "--detach")
    elif state == "damaged":
        _damage(folder, dice)


def _branch(folder: Path, dice: random.Random) -> None:
    """Let a plan be written anew on another branch, and on this one too."""
    git(folder, "checkout", "--quiet", "-b", "gren")
    for message in ("gren", "main"):
        (folder / "plans").mkdir(exist_ok=True)
        (folder / "plans" / "p0.yaml").write_bytes(mutated(dice))
        git(folder, "commit", "--quiet", "--all", "--message", message)
        git(folder, "checkout", "--quiet", "main")


def _damage(folder: Path, dice: random.Random) -> None:
    found = sorted((folder / ".git" / "objects").glob("??/*"))
    if found:
        broken = dice.choice(found)
        broken.chmod(0o600)
        broken.write_bytes(b"x")
