"""Reports: seen at once, adjusted, printed, saved, issued and signed off."""
