"""SENCO Workbench: a school's SEN register, kept encrypted on its own laptop."""

__version__ = "0.1.0"
