"""The termly SEN report: counted, withheld for governors, set as one paper."""
