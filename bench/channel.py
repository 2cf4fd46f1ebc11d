"""``python -m bench.channel`` measures a guided turn in Teams beside echoes that decide nothing.

Each bot runs in a process of its own; the client and the connector that it answers to run in this
one, on loopback. A guided turn is a press on a card, or the line that tells a matter: what it says is checked,
decided by the policy, recorded as events on disk, and the next card is drawn and handed back, and
put into the message as well. A turn of an echo is one line and one reply. The bare echo is
botbuilder's handler on our own edge and connector; the stock echo is botbuilder's CloudAdapter,
repaired only so that it answers; the plain one is aiohttp with no framework at all. Every bot has a
process of its own. What is recorded is on the disk before it is answered, which no echo waits for.

The aim is at most {MOST_TIMES_BARE:.0f} bare echoes for a guided turn, and at least
{LEAST_TIMES_STOCK:.0f} times the stock echo: {"met" if met else "not met in this run"}.

| bot | conversations | turns a second | p50 ms | p99 ms |
|---|---:|---:|---:|---:|
{rows}
"""


_CALLED = {
    OURS: "a guided turn of ours",
    BARE: "bare echo on our edge",
    STOCK: "stock echo, repaired",
    PLAIN: "plain aiohttp echo",
}

if __name__ == "__main__":
    print(report())
