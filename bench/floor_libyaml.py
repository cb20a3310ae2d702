"""A floor: nothing but libyaml's events of every plan in a folder, by way of PyYAML. No data, no schema."""

import os
import sys

import yaml

broken = 0
for entry in sorted(os.scandir(sys.argv[1]), key=lambda entry: entry.name):
    with open(entry.path, "rb") as file:  # noqa: PTH123 - pathlib costs an import
        next_event = yaml.CSafeLoader(file.read()).get_event
    try:
        while type(next_event()) is not yaml.StreamEndEvent:
            pass
    except yaml.YAMLError:
        broken += 1
        print(entry.name)
sys.exit(broken > 0)
