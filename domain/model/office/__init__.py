"""An office is a role that people hold, one after another or together, each from a day on."""
