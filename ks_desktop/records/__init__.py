"""What is kept of the whole file: backups, their proof, and putting one back."""
