"""From recordings of rehearsed conversations to a behaviour report, offline."""
