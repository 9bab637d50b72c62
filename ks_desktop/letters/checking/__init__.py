"""What each kind of letter asks before it can be final, apart from whether any letter may be made; see `gate`."""
