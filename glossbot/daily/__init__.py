"""The term of the day: what is due, and which term. Knows no Discord, no database, no clock."""
