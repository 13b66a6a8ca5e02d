"""What combines features for paper."""
