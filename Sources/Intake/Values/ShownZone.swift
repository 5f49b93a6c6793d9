/// What follows a clock time: which clock it is.
enum ShownZone: Equatable {
  case none
  /// Seconds that the clock is ahead of UTC.
  case offset(Int)
  /// A name that several zones have, packed by `ZoneName`.
  case unclear(UInt64)
}

// Reading what follows a clock time.
extension ShownZone {
  /// The rest of a field as a fraction of a second and a UTC offset or a zone's name, or a part of that.
  /// - Parameter start: Within the field.
  /// - Returns: nil where it is something else.
  init?(_ field: Span<UInt8>, from start: Int) {
    var offset = start
    if field[offset] == UInt8(ascii: ".") {
      offset += 1
      guard FieldDigits.digit(field, offset) != nil else { return nil }
      while FieldDigits.digit(field, offset) != nil { offset += 1 }
      if offset == field.count {
        self = .none
        return
      }
    }
    if field[offset] == UInt8(ascii: " ") {
      offset += 1
    } else if let width = Typography.blankWidth(field, at: offset) {
      offset += width
    }
    guard offset < field.count else { return nil }
    if let name = ZoneName(field, &offset) {
      // `GMT+0100`, as JavaScript writes it.
      if offset < field.count {
        guard name.isUTC else { return nil }
      } else {
        self = name.offset.map(ShownZone.offset) ?? .unclear(name.key)
        return
      }
    }
    guard let seconds = Self.offset(field, &offset), offset == field.count else { return nil }
    self = .offset(seconds)
  }

  /// `+08`, `-0530`, `+05:30`.
  private static func offset(_ field: Span<UInt8>, _ offset: inout Int) -> Int? {
    let sign = field[offset]
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    offset += 1
    guard let hours = FieldDigits.number(field, &offset, 2, 2), hours <= 14 else { return nil }
    var minutes = 0
    if offset < field.count {
      if field[offset] == UInt8(ascii: ":") { offset += 1 }
      guard let number = FieldDigits.number(field, &offset, 2, 2), number < 60 else { return nil }
      minutes = number
    }
    return (sign == UInt8(ascii: "-") ? -60 : 60) * (hours * 60 + minutes)
  }
}

/// An abbreviation of a zone's name, as it stands behind a clock time.
struct ZoneName {
  /// The letters as one number.
  let key: UInt64
  /// Seconds ahead of UTC; nil where several zones have the name.
  let offset: Int?

  var isUTC: Bool { key == Self.key("UTC") || key == Self.key("GMT") }

  /// Takes up the capital letters at an offset where they are a known name.
  init?(_ field: Span<UInt8>, _ offset: inout Int) {
    var key: UInt64 = 0
    var end = offset
    while end < field.count, end - offset <= Self.longest, (0x41...0x5A).contains(field[end]) {
      key = key << 8 | UInt64(field[end])
      end += 1
    }
    guard end > offset, let known = Self.offsets[key] else { return nil }
    offset = end
    self.key = key
    self.offset = known
  }

  static func key(_ name: String) -> UInt64 { name.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }

  private static let longest = 4

  /// Seconds ahead of UTC by name. Source: RFC 5322, section 4.3, for the names of the United States (but CST, which is
  /// China's name too), and the IANA time zone database for the others. Only a name of one sense has an offset.
  private static let offsets: [UInt64: Int?] = {
    let minutes: KeyValuePairs<String, Int?> = [
      "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60,
      "MESZ": 120,
      "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "CST": nil, "MST": -420,
      "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210,
      "NDT": -150,
      "AST": nil, "ADT": nil, "BST": nil, "IST": nil, "JST": 540, "KST": 540, "HKT": 480, "WIB": 420,
      "SAST": 120, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    ]
    return Dictionary(uniqueKeysWithValues: minutes.map { (key($0), $1.map { $0 * 60 }) })
  }()
}
