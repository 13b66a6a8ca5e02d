"""Provision: interventions, groups, the week, sessions planned and given."""
