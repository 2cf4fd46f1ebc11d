"""What an edition of a policy can say, and what follows from it for any facts.

Nothing here knows a channel, a clock or a store.
"""
