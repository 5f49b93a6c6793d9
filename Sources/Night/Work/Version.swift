/// The program's version. It is part of every fingerprint, and so is `buildIdentity`: another program may count
/// differently.
public let patronVersion = "0.1.0"

/// The day of that version, for the manual page.
public let patronDate = "2026-11-27"
