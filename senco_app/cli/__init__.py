"""The command line: every job that needs no screen.

``senco_app.cli.app`` is imported only once a command is asked for: the window's first
paint does without Typer.
"""
