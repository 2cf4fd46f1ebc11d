"""What happens to what is done, held and said has its sentences in one table."""

from bot.timeline_meetings import OF_MEETINGS
from bot.timeline_notices import OF_NOTICES
from bot.timeline_tasks import OF_TASKS

OF_LIFE = {**OF_TASKS, **OF_MEETINGS, **OF_NOTICES}
"""The sentences of tasks, meetings and notices, by the names that their events are stored under."""
