"""A glossary's files: reading them, and saying what is wrong with them."""
