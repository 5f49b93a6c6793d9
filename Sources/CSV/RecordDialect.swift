/// What an export writes in its fields beyond RFC 4180.
public struct RecordDialect: Hashable, Sendable {
  /// A backslash takes the meaning away from the byte behind it, or gives it one: `\"`, `\,`, `\\`, `\n`; and `\N` alone
  /// is an empty field. So MySQL, Redshift and Spark write.
  public var escapes: Bool
  /// `="00123"` and a leading apostrophe keep a spreadsheet from reading a number, and are no part of the value.
  public var guards: Bool

  /// RFC 4180, with what is asked for.
  public init(escapes: Bool = false, guards: Bool = false) {
    self.escapes = escapes
    self.guards = guards
  }

  /// RFC 4180 alone.
  public static let plain = RecordDialect()

  static let backslash = UInt8(ascii: "\\")
  static let equals = UInt8(ascii: "=")
  static let apostrophe = UInt8(ascii: "'")
}
