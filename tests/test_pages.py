"""Reports as a browser shows them: accessible by WCAG 2.1 AA, and readable on a phone."""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.changed_plan import changes
from tests.conftest import ROOT, Git, Trygg
from tests.looks import png, with_logo

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=20000",
)
FRAME = """<iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe><pre id="answer"></pre>
<script>addEventListener("message", said => document.getElementById("answer").textContent = said.data)</script>"""
PLANS = [
    ("2022", "2022-T2"),
    ("eskilstuna-2016", "2016-T2"),
    ("karlskoga-2016", "2016-T2"),
    ("haninge-2019", "2020-T1"),
    ("trollhattan-2022", "2022-T2"),
]

pytestmark = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"), reason="no Chromium here; in CI there must be one"
)


def axe() -> str:
    """Return the accessibility checker axe-core, which a PyPI package carries."""
    found = find_spec("axe_core_python")
    assert found
    assert found.origin
    return next(Path(found.origin).parent.rglob("axe.min.js")).read_text("utf-8")


def asked(page: str, script: str, tmp_path: Path, width: int = 1280) -> Any:
    """Return what a script that calls `answer` finds in a page shown in a frame of a width in pixels.

    The page's own policy lets no script in, so it is taken away; that it is there is checked first.
    """
    policy = r'<meta http-equiv="Content-Security-Policy"[^>]*>'
    assert re.search(policy, page)
    telling = "const answer = found => parent.postMessage(JSON.stringify(found), '*');"
    asking = re.sub(policy, "", page).replace("</body>", f"<script>{telling}{script}</script></body>")
    (tmp_path / "page.html").write_text(asking, "utf-8")
    (tmp_path / "frame.html").write_text(FRAME.format(width=width), "utf-8")
    assert CHROMIUM
    command = [
        CHROMIUM,
        *QUIET,
        "--window-size=1400,1000",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
    ]
    answer = subprocess.run(
        [*command, (tmp_path / "frame.html").as_uri()], capture_output=True, check=True, timeout=120
    )
    said = re.search(r'<pre id="answer">(.*?)</pre>', answer.stdout.decode("utf-8"), re.DOTALL)
    assert said
    return json.loads(unescape(said[1]))


KINDS = [
    ("eskilstuna-2016", "2016-T2", "plan"),
    ("eskilstuna-2016", "2016-T2", "aktör"),
    ("2022", "2022-T2", "sammanfattning"),
    ("karlskoga-2016", "2016-T2", "tjänsteskrivelse"),
    ("karlskoga-2016", "2016-T2", "löften"),
    ("2022", "2022", "år"),
    ("trollhattan-2022", "2022-T2", "lag"),
]


def report(trygg: Trygg, tmp_path: Path, plan: str, period: str, kind: str = "uppföljning") -> str:
    target = tmp_path / "report.html"
    actor = ("--aktör", "BUN") if kind == "aktör" else ()
    asked = ("--period", period, "--kind", kind, *actor)
    assert 0 == trygg("report", ROOT / "plans" / f"{plan}.yaml", *asked, "-o", target).code
    return target.read_text("utf-8")


ASK_AXE = """
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
addEventListener("load", () => axe.run({runOnly: tags}).then(found => {
  const wrong = found.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 120))]);
  answer({wrong, passed: found.passes.length});
}));
"""

ASK_WIDTH = """
addEventListener("load", () => {
  const wide = [...document.querySelectorAll("body *")].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("[role=region]") && !one.closest(".skip")
    && !one.closest("svg"));
  const named = wide.map(one => one.outerHTML.slice(0, 120));
  answer({page: document.documentElement.scrollWidth, window: innerWidth, wide: named});
});
"""


def test_the_report_on_changes_is_accessible_and_fits_the_narrowest_window(
    trygg: Trygg, git: Git, tmp_path: Path
) -> None:
    page = changes(trygg, git, "html").read_text("utf-8")
    assert [] == asked(page, axe() + ASK_AXE, tmp_path)["wrong"]
    found = asked(page, ASK_WIDTH, tmp_path, 320)
    assert [] == found["wide"]
    assert found["page"] <= found["window"]


def test_several_plans_in_one_report_are_accessible_and_fit_the_narrowest_window(
    trygg: Trygg, tmp_path: Path
) -> None:
    plans = [ROOT / "plans" / f"{name}.yaml" for name in ("2022", "trollhattan-2022", "eskilstuna-2016")]
    target = tmp_path / "report.html"
    assert 0 == trygg("report", *plans, "--together", "--period", "2022-T2", "-o", target).code
    page = target.read_text("utf-8")
    assert [] == asked(page, axe() + ASK_AXE, tmp_path)["wrong"]
    found = asked(page, ASK_WIDTH, tmp_path, 320)
    assert [] == found["wide"]
    assert found["page"] <= found["window"]


@pytest.mark.parametrize(("plan", "period", "kind"), KINDS)
def test_reports_of_every_kind_are_accessible_and_fit_the_narrowest_window(
    trygg: Trygg, tmp_path: Path, plan: str, period: str, kind: str
) -> None:
    page = report(trygg, tmp_path, plan, period, kind)
    assert [] == asked(page, axe() + ASK_AXE, tmp_path)["wrong"]
    found = asked(page, ASK_WIDTH, tmp_path, 320)
    assert [] == found["wide"]
    assert found["page"] <= found["window"]


@pytest.mark.parametrize(("plan", "period"), PLANS)
def test_reports_pass_the_accessibility_checker(trygg: Trygg, tmp_path: Path, plan: str, period: str) -> None:
    found = asked(report(trygg, tmp_path, plan, period), axe() + ASK_AXE, tmp_path)
    assert [] == found["wrong"]
    assert found["passed"] > 10


@pytest.mark.parametrize(("plan", "period"), PLANS)
def test_reports_fit_the_narrowest_window(trygg: Trygg, tmp_path: Path, plan: str, period: str) -> None:
    page = report(trygg, tmp_path, plan, period)
    found = asked(page, ASK_WIDTH, tmp_path, 320)
    assert [] == found["wide"]
    assert found["page"] <= found["window"]


def test_a_page_with_a_letterhead_is_accessible_and_fits_the_narrowest_window(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.yaml").write_bytes((ROOT / "plans" / "2022.yaml").read_bytes())
    (tmp_path / "trygg.toml").write_text(with_logo(tmp_path, png(800, 20)) + 'accent = "#7a1f5c"\n', "utf-8")
    page = trygg("report", "p.yaml", "--period", "2022-T2", "-f", "html", "-o", "-").out
    assert [] == asked(page, axe() + ASK_AXE, tmp_path)["wrong"]
    found = asked(page, ASK_WIDTH, tmp_path, 320)
    assert [] == found["wide"]
    assert found["page"] <= found["window"]


ENDLESS = "https://exempel.se/" + "trygghet" * 40
HARD = f"""id: p
titel: {ENDLESS}
typ: handlingsplan
gäller: {{från: 2024-01-01, till: 2025-12-31}}
aktörer: {{KS: {{namn: "<b>Styrelsen</b> | {ENDLESS}"}}}}
löften: [{{id: L1, löfte: "\u202e{ENDLESS} 🚓", lovas_av: [KS]}}]
indikatorer: [{{id: I1, namn: {ENDLESS}, mål: {{minst: 8}}, utfall: [{{period: 2024-T1, värde: 7}}]}}]
åtgärder:
- {{id: A1, åtgärd: {ENDLESS}, ansvarig: [KS], tid: {{till: 2024-03-31}},
   uppföljning: [{{avser: 2024-T1, status: pågår, avvikelse: {ENDLESS}}}]}}
"""


def test_tables_with_many_columns_fit_every_window(trygg: Trygg, tmp_path: Path) -> None:
    page = report(trygg, tmp_path, "eskilstuna-2016", "2016-T2", "plan")
    assert 'class="cards many"' in page
    for width in (700, 897, 1280):
        found = asked(page, ASK_WIDTH, tmp_path, width)
        assert found["page"] <= found["window"]


@pytest.mark.parametrize("kind", ["uppföljning", "löften", "plan", "tjänsteskrivelse"])
def test_words_without_end_fit_the_narrowest_window_and_the_widest(
    trygg: Trygg, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "p.yaml").write_text(HARD, "utf-8")
    page = trygg(
        "report", tmp_path / "p.yaml", "--period", "2024-T1", "--kind", kind, "-f", "html", "-o", "-"
    ).out
    for width in (320, 1280):
        found = asked(page, ASK_WIDTH, tmp_path, width)
        assert [] == found["wide"]
        assert found["page"] <= found["window"]


def test_the_checker_finds_what_is_wrong(trygg: Trygg, tmp_path: Path) -> None:
    page = report(trygg, tmp_path, "2022", "2022-T2")
    spoilt = re.sub(r"<title>.*?</title>", "", page).replace("</main>", '<img src="data:,"></main>')
    wrong = {rule for rule, _ in asked(spoilt, axe() + ASK_AXE, tmp_path)["wrong"]}
    assert {"document-title", "image-alt"} <= wrong
