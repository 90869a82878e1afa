"""What every request passes through, outermost first: security, access log, gate."""
