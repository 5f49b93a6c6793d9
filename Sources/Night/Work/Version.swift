/// The program's version: part of every fingerprint, since another version may count differently.
public let patronVersion = "0.1.0"
