"""What recording a referral reads and writes: one at a time, or many of a list together, by the same rules."""

from ks_desktop.referrals.books.apart import BooksApart
from ks_desktop.referrals.books.door import Books
from ks_desktop.referrals.books.many import ManyBooks
from ks_desktop.referrals.books.single import SingleBooks

__all__ = ["Books", "BooksApart", "ManyBooks", "SingleBooks"]
