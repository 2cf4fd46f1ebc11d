"""YAML is read as the safe loader reads it, and a key given twice is a fault."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import yaml

# The same loader in C, many times as fast, where the library was built with it.
if TYPE_CHECKING:
    from yaml import SafeLoader as _Safe
else:
    _Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):
    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        if twice:
            message = f"given twice: {', '.join(sorted(twice))} (line {node.start_mark.line + 1})"
            raise yaml.YAMLError(message)
        return super().construct_mapping(node, deep)


def read_yaml(text: str) -> object:
    """Return what *text* holds, or raise ``yaml.YAMLError``."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, made stricter
