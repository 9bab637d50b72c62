"""The woman's page and the list of women, composed from the rooms below."""
