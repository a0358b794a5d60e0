"""The peers: small apps that do the workbook's work in other frameworks, run by a Python that has those frameworks."""
