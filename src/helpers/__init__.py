"""The workbook for coaches of milers."""
