"""The compliance workbook: what an operator has to write down under the UK Online Safety Act, and shows when asked.

Sheets with versions that are never changed, chapters that are signed off and looked at again within a year, a log of
complaints, and all of it as a PDF. The words it begins with say what the software does; they are no legal advice.
"""
