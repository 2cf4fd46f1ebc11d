"""One part of an arrangement: fields, notes, documents, and what was merged."""
