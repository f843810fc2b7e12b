# The part of textstat that glossbot uses; its functions are made when it is imported, where no checker sees them.
# https://textstat.org/

def flesch_kincaid_grade(text: str) -> float: ...
