import Base
import Models
import Testing

@testable import Reports

/// Every tally declares every one of its stored properties as a part.
@Suite struct TallyPartTests {
  /// Values that are packed by hand, with a test of their own each. All others name their parts once.
  static let packedByHand: Set<String> = [
    "Int", "Bool", "Money", "String", "UInt8", "Distribution", "Durations", "PairCounts", "LeastAmount",
    "Silence", "Int128", "ReferrerCounts", "ReferrerIDs",
  ]

  @Test func partsAreTheStoredProperties() throws {
    let (histories, landmarks) = try TravellingShop.withOtherSystems.landmarks(shards: 1)
    let worksheet = Worksheet(histories[0], landmarks)
    var types = TallyTypes()
    types.look(at: Crowd.self)
    for table in TravelTests.tables {
      guard case .counted(let work) = table.work else { continue }
      types.look(at: type(of: work.tally(worksheet)))
    }
    for (type, (declared, stored)) in types.parts.sorted(by: { $0.key < $1.key }) {
      #expect(declared.sorted() == stored.sorted(), "\(type)")
    }
    #expect(types.others == Self.packedByHand)
    #expect(types.parts.count > 20)
  }

  /// A tally with a part too few, one too many, and one twice.
  @Test func aForgottenPartIsFound() {
    struct Forgetful: MadeOfParts {
      var buyers = 0
      var orders = 0
      var members = 0
      static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
        try parts.sum(\.buyers)
        try parts.fixed(\.members)
        try parts.sum(\.buyers)
      }
    }
    var types = TallyTypes()
    types.look(at: Forgetful.self)
    let (declared, stored) = types.parts.values.first ?? ([], [])
    #expect(declared == ["buyers", "members", "buyers"] && stored == ["buyers", "orders", "members"])
  }
}

/// All types that some types are made of.
private struct TallyTypes {
  /// By the name of a type that names its parts: what it declares, and what it stores.
  var parts: [String: (declared: [String], stored: [String])] = [:]
  /// The names of the others.
  var others: Set<String> = []

  mutating func look(at type: Any.Type) {
    if let array = type as? any HasElement.Type {
      look(at: array.elementType)
    } else if let type = type as? any MadeOfParts.Type {
      look(atPartsOf: type)
    } else {
      others.insert("\(type)")
    }
  }

  private mutating func look<T: MadeOfParts>(atPartsOf type: T.Type) {
    let name = String(reflecting: type)
    guard parts[name] == nil else { return }
    var names = PartNames<T>()
    T.parts(&names)
    parts[name] = (names.names, Mirror(reflecting: T()).children.map { $0.label ?? "?" })
    for type in names.types { look(at: type) }
  }
}

/// Arrays and optionals, whatever their elements.
private protocol HasElement {
  static var elementType: Any.Type { get }
}

extension Array: HasElement {
  static var elementType: Any.Type { Element.self }
}

extension Optional: HasElement {
  static var elementType: Any.Type { Wrapped.self }
}

/// The names and types of declared parts.
private struct PartNames<Whole>: PartVisitor {
  typealias Failure = Never

  var names: [String] = []
  var types: [Any.Type] = []

  mutating func sum<Part: Packed>(_ part: WritableKeyPath<Whole, Part>) {
    // `\Count.buyers`
    names.append(String("\(part)".split(separator: ".").last ?? "?"))
    types.append(Part.self)
  }

  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) { sum(part) }
}
