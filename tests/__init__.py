"""A package, because a library that we use installs one of the same name."""
