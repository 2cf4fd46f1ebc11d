"""Every event shape ever released still loads: lines are added here and never changed."""

import json
from pathlib import Path

import pytest

from adapters.events_mapping import read, written
from domain.messages import EVENTS

LINES = [
    line
    for path in sorted(Path(__file__).parent.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
SHAPES = [(said["name"], said["shape"]) for said in map(json.loads, LINES)]


@pytest.mark.parametrize("line", LINES, ids=[f"{name}-{shape}" for name, shape in SHAPES])
def test_an_event_of_every_shape_loads_and_a_current_one_is_written_as_it_was(line):
    """The body is the whole row: its stream, position and name are in it too."""
    said = json.loads(line)
    event = read(said["stream"], said["position"], said["name"], line.encode())
    assert event.name == said["name"]
    if said["shape"] == EVENTS[said["name"]].stored_shape:
        assert json.loads(written(event)) == said


def test_there_is_one_line_for_each_shape_of_each_event():
    """An event or a shape without its line has no history to keep."""
    released = [
        (name, shape)
        for name, event in EVENTS.items()
        for shape in range(1, event.stored_shape + 1)
    ]
    assert sorted(SHAPES) == sorted(released)
