"""The tables of the model, `trygg_cli/shapes.json`: `make docs` writes them, and a test keeps them fresh."""

from pathlib import Path

from trygg_cli.model import shape_builder

TABLES = Path(__file__).parent.parent / "trygg_cli" / "shapes.json"

if __name__ == "__main__":
    TABLES.write_text(shape_builder.text(), "utf-8")
