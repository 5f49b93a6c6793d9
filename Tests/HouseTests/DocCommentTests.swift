import Testing

/// Every public declaration says what it is.
///
/// What fulfils a requirement of a protocol has the requirement's comment, and needs none of its own.
@Suite struct DocCommentTests {
  /// Requirements of the standard library's protocols.
  private static let requiredElsewhere: Set = ["<", "description", "startIndex", "endIndex", "subscript"]

  @Test func publicDeclarationsHaveADocComment() throws {
    let files = try House.swiftFiles("Sources")
    let requirements = files.flatMap { Declaration.requirements(in: $0) }
    let required = Self.requiredElsewhere.union(requirements.map(\.name))
    let declared = files.flatMap { Declaration.public(in: $0) }.filter { !required.contains($0.name) }
    #expect(declared.count > 500, "declarations are no longer found")
    #expect((requirements.filter(\.isPublic) + declared).filter { !$0.isDocumented }.map(\.place) == [])
  }

  @Test func aDeclarationWithoutACommentIsFound() {
    let file = House.File(
      path: "Sources/Base/A.swift",
      text: """
        /// A.
        public struct A {
          /// B.
          @inlinable
          public var b = 1
          public static let c = 2
          public init(_ b: Int) {}
        }

        public protocol P {
          func go()
        }
        """)
    #expect(Declaration.public(in: file).filter { !$0.isDocumented }.map(\.name) == ["c", "init(_", "P"])
    #expect(Declaration.requirements(in: file).filter { !$0.isDocumented }.map(\.name) == ["go"])
  }
}

/// A declaration as the lines of a file show it.
private struct Declaration {
  /// Of an initialiser with its first label: `init(_`.
  let name: String
  let isPublic: Bool
  let isDocumented: Bool
  let place: String

  private static let modifiers =
    #"(?:(?:static|final|mutating|prefix|indirect|(?:private|internal)\(set\)) )*"#

  /// What is marked as public.
  static func `public`(in file: House.File) -> [Declaration] {
    let lines = file.lines.enumerated().filter { $0.element.contains("public ") }.map(\.offset)
    return declarations(in: file, at: lines, after: "(?:@\\w+ )?public " + modifiers, isPublic: true)
  }

  /// What protocols ask for.
  static func requirements(in file: House.File) -> [Declaration] {
    var lines: [Bool: [Int]] = [:]
    var isPublic: Bool?
    for (index, line) in file.lines.enumerated() {
      if line.hasPrefix("public protocol ") || line.hasPrefix("protocol ") {
        isPublic = line.hasPrefix("public")
      } else if line.hasPrefix("}") {
        isPublic = nil
      } else if let isPublic {
        lines[isPublic, default: []].append(index)
      }
    }
    return [true, false].flatMap { isPublic in
      declarations(in: file, at: lines[isPublic] ?? [], after: modifiers, isPublic: isPublic)
    }
  }

  private static func declarations(
    in file: House.File, at lines: [Int], after prefix: String, isPublic: Bool
  ) -> [Declaration] {
    let kinds = "struct|class|enum|protocol|func|var|let|typealias|associatedtype"
    guard !lines.isEmpty,
      let pattern = try? Regex("^ *\(prefix)(?:(?:\(kinds)) ([^ (:<=]+|<)|(init\\??\\(\\w*)|(subscript))")
    else {
      return []
    }
    let text = file.lines
    return lines.compactMap { index in
      guard let match = try? pattern.firstMatch(in: text[index]) else { return nil }
      let name = (1...3).compactMap { match[$0].substring }.first.map(String.init) ?? ""
      var above = index - 1
      while above >= 0, text[above].contains(/^ *@/) { above -= 1 }
      return Declaration(
        name: name, isPublic: isPublic,
        isDocumented: above >= 0 && text[above].contains(/^ *\/\/\//),
        place: "\(file.path):\(index + 1): \(name)")
    }
  }
}
