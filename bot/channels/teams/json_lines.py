"""A log is lines of JSON, each with its moment, on one stream."""

import sys
from typing import TextIO

import structlog
from structlog.typing import FilteringBoundLogger


def json_lines(log: str, stream: TextIO | None) -> FilteringBoundLogger:
    """Return what writes to the log called *log*, on *stream* or else stderr."""
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream or sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(0),
        log=log,
    )
    return logger
