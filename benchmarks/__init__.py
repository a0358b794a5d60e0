"""Speed and memory of the workbook against stock Voilà doing the same work, in the same run."""
