/// One name of a glob pattern: `*` any run of characters, `?` one, `[a-z]` one of a set,
/// `[!a-z]` one not of it, `\*` the sign itself.
///
/// Characters are Unicode scalars, compared as they are: no case folding, no normalisation.
struct Wildcard {
  fileprivate enum Part {
    case one(Unicode.Scalar)
    case any
    case run
    case among([ClosedRange<UInt32>], negated: Bool)
  }

  private let parts: [Part]

  init(_ pattern: some StringProtocol) {
    let signs = Array(pattern.unicodeScalars)
    var parts: [Part] = []
    var at = 0
    while at < signs.count {
      switch signs[at] {
      case "*": parts.append(.run)
      case "?": parts.append(.any)
      case "\\" where at + 1 < signs.count:
        at += 1
        parts.append(.one(signs[at]))
      case "[":
        if let (set, next) = Wildcard.set(signs, at) {
          parts.append(set)
          at = next
          continue
        }
        parts.append(.one("["))  // never closed, so a bracket and no set
      case let sign: parts.append(.one(sign))
      }
      at += 1
    }
    self.parts = parts
  }

  /// The name that is meant when there is no wildcard in it.
  var literal: String? {
    var scalars = String.UnicodeScalarView()
    for part in parts {
      guard case .one(let scalar) = part else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// Whether a name fits. A leading dot is only met by a leading dot.
  func matches(_ name: some StringProtocol) -> Bool {
    let signs = Array(name.unicodeScalars)
    if signs.first == ".", !startsWithDot { return false }
    // On a mismatch, only the latest run can usefully take one more character, so this is
    // at worst length times length, whatever the pattern.
    var part = 0
    var sign = 0
    var retry: (part: Int, sign: Int)?
    while sign < signs.count {
      if part < parts.count, case .run = parts[part] {
        retry = (part + 1, sign)
        part += 1
      } else if part < parts.count, parts[part].fits(signs[sign]) {
        part += 1
        sign += 1
      } else if let (next, from) = retry {
        retry = (next, from + 1)
        part = next
        sign = from + 1
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .run = $0 { true } else { false } }
  }

  private var startsWithDot: Bool {
    if case .one(".") = parts.first { true } else { false }
  }

  /// The set that opens at a bracket and the place behind it; nil if it never closes.
  private static func set(_ signs: [Unicode.Scalar], _ opening: Int) -> (Part, next: Int)? {
    var at = opening + 1
    let isNegated = at < signs.count && (signs[at] == "!" || signs[at] == "^")
    if isNegated { at += 1 }
    let first = at
    var ranges: [ClosedRange<UInt32>] = []
    while at < signs.count {
      // A bracket that stands first is a member of the set.
      if signs[at] == "]", at > first { return (.among(ranges, negated: isNegated), at + 1) }
      let low = signs[at].value
      if at + 2 < signs.count, signs[at + 1] == "-", signs[at + 2] != "]" {
        let high = signs[at + 2].value
        if low <= high { ranges.append(low...high) }
        at += 3
      } else {
        ranges.append(low...low)
        at += 1
      }
    }
    return nil
  }
}

extension Wildcard.Part {
  fileprivate func fits(_ sign: Unicode.Scalar) -> Bool {
    switch self {
    case .one(let wanted): sign == wanted
    case .any: true
    case .run: false
    case .among(let ranges, let negated): ranges.contains { $0.contains(sign.value) } != negated
    }
  }
}
