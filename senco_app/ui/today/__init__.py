"""What is late and what is due."""
