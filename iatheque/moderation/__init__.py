"""Review requests, decisions, messages, reports of errors, and the audit log."""
