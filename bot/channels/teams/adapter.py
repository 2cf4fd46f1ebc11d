"""The adapter hands an activity to the handler as a turn, and what the turn says to the connector.

Botbuilder's own adapters do the same and more, at twenty times the cost and with faults in what
they answer: docs/decisions/0013-own-edge-on-botbuilder.md has what was measured.
"""

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity, ConversationReference, ResourceResponse

from bot.channels.teams.answers import Answer
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.connector import Connector
from bot.channels.teams.replies import written

ARRIVED = "arrived"
"""Where a turn keeps what came in, whole: botbuilder's own model drops fields of it."""

_INVOKE_RESPONSE = "invokeResponse"
_TYPING = "typing"


class TeamsAdapter(BotAdapter):  # type: ignore[misc]  # botbuilder has no types
    """Carries a turn in, and its replies out."""

    def __init__(self, connector: Connector) -> None:
        """Send what turns say by *connector*."""
        super().__init__()
        self._connector = connector

    async def receive(self, arrived: Arrived, handler: TeamsActivityHandler) -> Answer:
        """Return what is answered to *arrived* once *handler* has dealt with it."""
        # Replies go by the connector whatever the client would like: it has one way to be told.
        raw = {name: value for name, value in arrived.raw.items() if name != "deliveryMode"}
        context = TurnContext(self, Activity().deserialize(raw))
        context.turn_state[ARRIVED] = arrived
        await self.run_pipeline(context, handler.on_turn)
        answered = context.turn_state.get(self._INVOKE_RESPONSE_KEY)
        if answered is None:
            return Answer(200, None)
        return Answer(answered.status, answered.body)

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Send *activities* one after the other; what answers an invoke is kept for its answer."""
        return [ResourceResponse(id=await self._sent(context, each)) for each in activities]

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """Put *activity* in place of the message with its id."""
        del context
        chat = activity.conversation.id
        await self._connector.update(activity.service_url, chat, activity.id, written(activity))

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Take back the message of *reference*."""
        del context
        await self._connector.delete(
            reference.service_url, reference.conversation.id, reference.activity_id
        )

    async def _sent(self, context: TurnContext, activity: Activity) -> str:
        if activity.type == _INVOKE_RESPONSE:
            context.turn_state[self._INVOKE_RESPONSE_KEY] = activity.value
            return ""
        chat = activity.conversation.id
        if activity.type == _TYPING:
            await self._connector.typing(activity.service_url, chat)
            return ""
        return await self._connector.send(
            activity.service_url, chat, written(activity), activity.reply_to_id
        )
