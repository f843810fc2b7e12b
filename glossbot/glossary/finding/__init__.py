"""Finding an entry: by its name however it is spelt, while it is typed, by a description, and in a message."""
