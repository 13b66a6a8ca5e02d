"""PDF files that can be listened to: ReportLab's pages with a structure tree."""
