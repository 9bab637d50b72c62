"""How things look on paper: the only room that knows ReportLab, and it knows no nurse's word.

`documents` holds the plain records that others fill; `paint` turns one into the bytes of a PDF.
"""
