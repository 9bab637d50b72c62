"""Making copies, looking them over as a restore would, and putting one back."""
