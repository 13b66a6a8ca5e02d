"""The first window: who opens which register. Nothing heavy is loaded for it."""
