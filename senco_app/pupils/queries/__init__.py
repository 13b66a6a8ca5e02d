"""Questions about pupils: the list, one pupil's page, finding one."""

from __future__ import annotations

from senco_app.pupils.queries.everyone import OnRoll, PupilList
from senco_app.pupils.queries.glance import PupilGlance
from senco_app.pupils.queries.page import PupilByUpnOrId, PupilPage

__all__ = ["OnRoll", "PupilByUpnOrId", "PupilGlance", "PupilList", "PupilPage"]
