"""The request for an EHC needs assessment: plain records in, a paper out."""

from senco_app.summaries.ehc_request.evidence import Evidence
from senco_app.summaries.ehc_request.paper import ehc_request

__all__ = ["Evidence", "ehc_request"]
