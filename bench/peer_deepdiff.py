"""The peer for comparing: PyYAML with libyaml, and deepdiff over what it read, list against list."""

import sys

import yaml
from deepdiff import DeepDiff

old, new = (yaml.load(open(name, encoding="utf-8"), yaml.CSafeLoader) for name in sys.argv[1:3])  # noqa: PTH123, SIM115
print(len(DeepDiff(old, new).tree.get("values_changed", ())))
