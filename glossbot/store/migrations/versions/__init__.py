"""One step each, never changed after a release."""
