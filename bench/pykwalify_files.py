"""Run pykwalify on every plan in a folder in one process, since its command takes one file."""

import logging
import sys
from pathlib import Path
from typing import Any


def main(schema: str, folder: str) -> int:
    from pykwalify.core import Core

    logging.disable()
    code = 0
    for path in sorted(Path(folder).iterdir()):
        try:
            checked: Any = Core(source_file=str(path), schema_files=[schema])
            checked.validate(raise_exception=True)
        except Exception as error:  # noqa: BLE001 - a file that cannot be parsed raises what ruamel.yaml raises
            print(f"{path.name}: {error}")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
