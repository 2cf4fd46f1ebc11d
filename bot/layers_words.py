"""What is said of layers to whoever looks after the assistant."""

LINE = "{layer} {version}: {kind}, {on}, beside {beside}. {title}"
ON, OFF = "on", "off"
EVERY_POLICY = "every policy"

UNREADABLE = "cannot be read; mend it: {faults}"
CHECK = "; see partnerships policy check"
USUAL = "advice where it is here"
NONE_ON = "none"
NO_MAPPING = "none; no office of a layer is mapped to one of today"
MAPPED = "{known} of {all} offices mapped to one of today"
UNMAPPED = "; nobody known: {offices}; ask the {contact}, and name a file in PARTNERSHIPS_ROLES"
