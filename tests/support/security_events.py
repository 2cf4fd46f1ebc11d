"""The security log of a test keeps in memory what the real one writes on stderr."""

import io
import json

from bot.channels.teams.security import SecurityLog


class SecurityEvents(SecurityLog):
    """Writes as the real log does, and reads it back."""

    def __init__(self):
        self.stream = io.StringIO()
        super().__init__(self.stream)

    @property
    def lines(self):
        return self.stream.getvalue().splitlines()

    @property
    def told(self):
        """Every event, with what it tells besides when, and that it is one."""
        return [
            {
                name: fact
                for name, fact in json.loads(line).items()
                if name not in {"at", "level", "log"}
            }
            for line in self.lines
        ]

    @property
    def reasons(self):
        return [each.get("reason", each["event"]) for each in self.told]
