"""The extract of her own record that a woman may ask for: what is kept, and how it is told to her.

What a nurse looks at for her safety has no way here: no word of it is asked, and the log does not say that she did.
"""
