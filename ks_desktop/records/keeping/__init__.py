"""How long what is kept, who says that it goes, and that it went: two people, one list, one certificate."""
