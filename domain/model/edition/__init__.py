"""What becomes of an edition of a policy: first used, and in time published, in force, retired."""
