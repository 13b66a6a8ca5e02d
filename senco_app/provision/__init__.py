"""Interventions, groups and their timetable, and the sessions that were given."""
