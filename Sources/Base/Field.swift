/// One cell of a table before it is written.
public enum Field: Hashable, Sendable {
  /// Unknown, not yet known or not applicable: an empty field, never 0.
  case unknown
  case text(String)
  /// A cell of another table as it was written there, of whatever kind.
  case copied(String)
  case whole(Int)
  case money(Money)
  case number(Double)
  /// A number with two digits behind the point, in hundredths.
  case hundredths(Int)
  /// A number with six digits behind the point, in millionths.
  case millionths(Int)
  case day(Day)
  case flag(Bool)
}

/// What a column holds, for readers of the tables.
public enum FieldKind: String, Hashable, Sendable, CaseIterable {
  case text, whole, money, share, number, day, flag
}

/// A type whose values can stand in a column. The type decides how the column is written and
/// described, so a column's description and its values cannot drift apart.
public protocol FieldValue: Sendable {
  /// What a column of such values holds.
  static var kind: FieldKind { get }
  /// The value as a cell.
  var field: Field { get }
  /// All texts that a value can be written as; nil where they are not listed.
  static var accepted: [String]? { get }
  /// Whether every value has a cell that is not empty.
  static var isAlwaysKnown: Bool { get }
}

extension FieldValue {
  public static var accepted: [String]? { nil }
  public static var isAlwaysKnown: Bool { true }
}

/// A value out of a closed set, written by its name.
public protocol NamedValue: FieldValue, CaseIterable, RawRepresentable where RawValue == String {}

extension NamedValue {
  public static var kind: FieldKind { .text }
  @inlinable public var field: Field { .text(rawValue) }
  public static var accepted: [String]? { allCases.map(\.rawValue) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  public static var kind: FieldKind { Wrapped.kind }
  public static var accepted: [String]? { Wrapped.accepted }
  public static var isAlwaysKnown: Bool { false }
  @inlinable public var field: Field { self?.field ?? .unknown }
}

extension String: FieldValue {
  public static var kind: FieldKind { .text }
  @inlinable public var field: Field { .text(self) }
  /// A text may be empty.
  public static var isAlwaysKnown: Bool { false }
}

/// A cell of another table as it was written there.
public struct CopiedCell: FieldValue, Hashable {
  /// The text as it stands.
  public let text: String

  /// - Parameter text: The text as it stands.
  public init(_ text: String) {
    self.text = text
  }

  public static var kind: FieldKind { .text }
  @inlinable public var field: Field { .copied(text) }
  /// The cell may have been empty.
  public static var isAlwaysKnown: Bool { false }
}

extension Int: FieldValue {
  public static var kind: FieldKind { .whole }
  @inlinable public var field: Field { .whole(self) }
}

extension Bool: FieldValue {
  public static var kind: FieldKind { .flag }
  @inlinable public var field: Field { .flag(self) }
}

extension Money: FieldValue {
  public static var kind: FieldKind { .money }
  @inlinable public var field: Field { .money(self) }
}

extension Share: FieldValue {
  public static var kind: FieldKind { .share }
  @inlinable public var field: Field { .number(value) }
}

extension Ratio: FieldValue {
  public static var kind: FieldKind { .number }
  @inlinable public var field: Field { .number(value) }
}

extension Day: FieldValue {
  public static var kind: FieldKind { .day }
  @inlinable public var field: Field { .day(self) }
}

extension Period: FieldValue {
  public static var kind: FieldKind { .text }
  @inlinable public var field: Field { .text(description) }
}

/// A number that is exact to two digits: entities of a curve at whole percents.
public struct Hundredths: FieldValue, Hashable {
  /// The number, times 100.
  public let hundredths: Int

  /// - Parameter hundredths: The number, times 100.
  public init(_ hundredths: Int) {
    self.hundredths = hundredths
  }

  public static var kind: FieldKind { .number }
  @inlinable public var field: Field { .hundredths(hundredths) }
}

/// A number that is known in whole millionths, with its six digits behind the point.
public struct Millionths: FieldValue, Hashable {
  /// The number, times 1,000,000.
  public let millionths: Int

  /// - Parameter millionths: The number, times 1,000,000.
  public init(_ millionths: Int) {
    self.millionths = millionths
  }

  public static var kind: FieldKind { .number }
  @inlinable public var field: Field { .millionths(millionths) }
}
