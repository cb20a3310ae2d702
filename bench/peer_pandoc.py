"""What somebody would write instead of trygg's own Word report: PyYAML, a template of jinja2, and pandoc.

It tells of each measure what stands in the plan, and works nothing out. Called with a plan and the file to write.
"""

import sys
from pathlib import Path

import jinja2
import pypandoc
import yaml

TEMPLATE = """\
---
title: {{ plan.titel }}
lang: sv-SE
---

| Åtgärd | Ansvarig | Slut | Status |
|---|---|---|---|
{% for measure in plan["åtgärder"] -%}
{% set last = measure["uppföljning"][-1] -%}
| {{ measure["åtgärd"] }} | {{ measure.ansvarig | join(", ") }} | {{ measure.tid.till }} | {{ last.status }} |
{% endfor %}
{% for measure in plan["åtgärder"] %}
## {{ measure.id }} {{ measure["åtgärd"] }}

{{ measure.beskrivning }}
{% for entry in measure["uppföljning"] %}
- {{ entry.avser }}: {{ entry.status }}. {{ entry.kommentar }}
{%- endfor %}
{% endfor %}
"""


def main() -> None:
    """Write the report."""
    source, target = map(Path, sys.argv[1:])
    plan = yaml.load(source.read_text("utf-8"), Loader=yaml.CSafeLoader)
    text = jinja2.Template(TEMPLATE).render(plan=plan)
    pypandoc.convert_text(text, "docx", format="markdown", outputfile=str(target))


if __name__ == "__main__":
    main()
