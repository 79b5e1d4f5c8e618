#!/usr/bin/env python3
"""The telco table as a history: telco_log.py TABLE LOG writes one event "joined" per customer and one "billed" for each month of
tenure, the last on 1 December 2018, with the monthly charges. The table itself knows no dates: a tenure of n months becomes n
bills, which is all that tenure says."""
import csv
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as table, open(sys.argv[2], "w", encoding="utf-8", newline="") as log:
    out = csv.writer(log, lineterminator="\n")
    out.writerow(["customer", "event", "time", "charges"])
    for row in csv.DictReader(table):
        tenure = int(row["tenure"])
        month = lambda back: f"{2018 - back // 12}-{12 - back % 12:02d}"
        out.writerow([row["customerID"], "joined", f"{month(max(0, tenure - 1))}-01T00:00:00Z", ""])
        for back in range(tenure - 1, -1, -1):
            out.writerow([row["customerID"], "billed", f"{month(back)}-01T08:00:00Z", row["MonthlyCharges"]])
