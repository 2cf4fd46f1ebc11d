"""The few words by which the ways of a risk are told apart."""

from typing import Literal, TypeAlias

Scope: TypeAlias = Literal["authority", "partnership"]
"""Whose risk it is: the authority's own, or that of a partnership as a whole."""

Does: TypeAlias = Literal["evaluates", "logs", "escalates", "decides"]
"""What a step does with a risk: judges it, puts it on the log, passes it on, decides what follows.

All but passing on wait for whoever takes them; that is for its office to judge.
"""
