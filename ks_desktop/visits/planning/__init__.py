"""Planning: the diary of a nurse, the days that count, and the search for times that fit."""
