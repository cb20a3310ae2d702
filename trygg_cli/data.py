"""A plan's data as they stand in the file, before they are given a meaning: mappings, lists and texts."""

from __future__ import annotations

from typing import TypeAlias

Data: TypeAlias = "Fields | list[Data] | str | None"
Fields: TypeAlias = "dict[str, Data]"
