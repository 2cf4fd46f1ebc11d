"""Every sentence that a notice says besides what it is about."""

SENSITIVE = "{marking}: something waits for you"
OPEN_IT = "Open it here to see what it is."
OPEN = "Open"
OPENS = "see what it is, and what can be done"
WHAT_WAITS = "what waits for me"
ALWAYS = "A notice of this kind cannot be turned off."
SETTLED = "This is settled: nothing waits for you here any more."
