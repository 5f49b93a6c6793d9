/// A setting as a manifest records it: a tree of plain values.
public enum Setting: Hashable, Sendable {
  case none
  case flag(Bool)
  case whole(Int)
  /// Never infinite, never not a number. An exact decimal fraction is better a text.
  case number(Double)
  case text(String)
  case list([Setting])
  case group([String: Setting])
}

extension Setting: Codable {
  /// - Throws: where the value is of no kind that a setting has.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .none
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? value.decode(Int.self) {
      self = .whole(whole)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([Setting].self) {
      self = .list(list)
    } else {
      self = .group(try value.decode([String: Setting].self))
    }
  }

  /// Writes the value as JSON has it.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .none: try value.encodeNil()
    case .flag(let flag): try value.encode(flag)
    case .whole(let whole): try value.encode(whole)
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .group(let group): try value.encode(group)
    }
  }
}

extension Setting: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A whole number.
  public init(integerLiteral whole: Int) { self = .whole(whole) }
  /// A flag.
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
  /// A list.
  public init(arrayLiteral elements: Setting...) { self = .list(elements) }

  /// A key given twice keeps its last value.
  public init(dictionaryLiteral elements: (String, Setting)...) {
    self = .group(Dictionary(elements) { _, last in last })
  }
}
