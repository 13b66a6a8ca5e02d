"""One support cycle: assess, plan, do, review."""
