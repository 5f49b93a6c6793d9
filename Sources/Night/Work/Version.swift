/// The program's version: part of every fingerprint, since another version may count differently.
public let patronVersion = "0.1.0"

/// The day of that version, for the manual page.
public let patronDate = "2026-11-27"
