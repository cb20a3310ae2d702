"""What diff and review say of a project that changes."""

import json
from pathlib import Path

from tests.conftest import Git, Trygg, write


def lay_out(files: dict[str, str]) -> None:
    """Make the folder of plans hold just these files."""
    for path in Path("plans").rglob("*.yaml"):
        path.unlink()
    for name, text in files.items():
        write(f"plans/{name}.yaml", text)


def changed(git: Git, before: dict[str, str], after: dict[str, str]) -> None:
    """Commit two versions of a project."""
    for files in (before, after):
        lay_out(files)
        git.commit()


def told(trygg: Trygg, *arguments: str) -> list[str]:
    """Return what diff says, with the item that it says it of."""
    answer = trygg("diff", *(arguments or ("HEAD~1", "HEAD")), "--format", "json", "--lang", "en")
    assert 0 == answer.code, answer.err
    return sorted(
        f"{value['item']['id']} {value['sentence']}".strip() for value in json.loads(answer.out)["changes"]
    )


def reviewed(trygg: Trygg, *arguments: str) -> dict[str, list[str]]:
    """Return the codes of the findings of a review by where they are, and the files that it is about."""
    answer = trygg("review", *(arguments or ("HEAD~1..HEAD",)), "--format", "json", "--lang", "en")
    plans = json.loads(answer.out)["plans"]
    found = {
        place: [
            f"{value['code']} {value['file']} {value['message']}" for plan in plans for value in plan[place]
        ]
        for place in ("faults", "policy", "introduced", "mended")
    }
    return {"files": [value["new"]["file"] for value in plans], **found}
