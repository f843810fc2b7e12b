"""The term of the day, as Discord sees it: planning it, posting it, and what its commands say."""
