"""Sociale kaart: the partners of the local coalition, the municipalities and their dated terms."""
