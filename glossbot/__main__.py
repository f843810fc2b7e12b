"""`python -m glossbot` is the same as the script `glossbot`."""

from glossbot.cli import main

if __name__ == "__main__":
    main()
