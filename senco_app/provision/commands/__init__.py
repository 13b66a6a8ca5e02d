"""Changes to provision: interventions, groups, sessions."""
