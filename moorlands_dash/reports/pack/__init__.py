"""The Strategy Group's quarterly pack: slides, print, workbook and a summary for the public."""
