"""Figure dictionaries in plotly's schema; they receive answers, never a workbook."""
