"""One pupil: who they are, what they need, what was done."""
