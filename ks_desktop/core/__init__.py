"""The floor of the house: nothing in here knows a nurse's word."""
