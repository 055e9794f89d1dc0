"""A version as a workbook: the questionnaire, and formulas that give the same result."""
