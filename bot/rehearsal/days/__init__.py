"""A rehearsal of the days alone: what the clock would say to whom, and what is wrong with that.

No server and no database take part: the plan's own rules plan everybody's entries, and these are
walked through in memory. So it is quick enough for every change of a plan.
"""
