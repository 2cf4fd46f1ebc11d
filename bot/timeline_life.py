"""What happens to what is done, held and said has its sentences in one table."""

from bot.timeline_meetings import OF_MEETINGS
from bot.timeline_tasks import OF_TASKS

OF_LIFE = {**OF_TASKS, **OF_MEETINGS}
"""The sentences of tasks and meetings, by the names that their events are stored under."""
