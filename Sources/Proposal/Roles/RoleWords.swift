/// The words by which headers name the parts a column can play, in the languages of common exports.
///
/// A name's points are its best word, less what the words against it take away. Words of up to three ASCII
/// letters must stand alone; longer ones, and Chinese ones, may be parts: `Kundennummer`, `订单编号`.
struct RoleWords: Sendable {
  let role: Role
  private let words: [(String, Int)]
  private let against: [(String, Int)]

  /// - Returns: 0 where the name does not speak of the role, and up to about 20.
  func points(_ header: String) -> Int {
    let name = Name(header)
    guard let best = words.filter({ name.has($0.0) }).map(\.1).max() else { return 0 }
    let penalty = against.filter { name.has($0.0) }.reduce(0) { $0 + $1.1 }
    let bonus = role.isID && Self.idWords.contains { name.has($0) } ? 2 : 0
    return max(0, best + bonus - penalty)
  }

  /// Whether the name has a word such as id, number or code.
  static func namesID(_ header: String) -> Bool {
    let name = Name(header)
    return idWords.contains { name.has($0) }
  }

  /// Whether the name speaks of a person's or a firm's name.
  static func isName(_ header: String) -> Bool {
    let name = Name(header)
    return ["name", "nom", "nombre", "firma", "名称", "姓名"].contains { name.has($0) }
      && !["username", "user name", "nickname", "screen name"].contains { name.has($0) }
  }

  static func knows(_ header: String) -> Bool { all.contains { $0.points(header) > 0 } }

  static func points(_ role: Role, _ header: String) -> Int {
    all.first { $0.role == role }?.points(header) ?? 0
  }

  private static let idWords = [
    "id", "no", "nr", "num", "key", "code", "number", "nummer", "numero", "号", "编码", "编号", "cumid", "custid",
    "uid", "cid",
  ]

  /// A header cut into words: `CustomerID`, `customer_id` and `Customer ID` are the same.
  private struct Name {
    let text: String
    let tokens: Set<String>

    init(_ header: String) {
      var spaced = ""
      var previous: Character = " "
      for character in header {
        // A per cent sign is a word: a share is no money.
        if character == "%" { spaced += " % " }
        let isWord = character.isLetter || character.isNumber
        if character.isUppercase, previous.isLowercase { spaced += " " }
        spaced.append(isWord ? character : " ")
        previous = character
      }
      let split = spaced.lowercased().split(separator: " ").map(String.init)
      tokens = Set(split)
      text = split.joined(separator: " ")
    }

    func has(_ word: String) -> Bool {
      word.utf8.count <= 3 && word.allSatisfy(\.isASCII) ? tokens.contains(word) : text.contains(word)
    }
  }
}

extension RoleWords {
  init(_ role: Role, _ words: [(String, Int)], against: [(String, Int)]) {
    self.role = role
    self.words = words
    self.against = against
  }

  static func each(_ points: Int, _ words: String) -> [(String, Int)] {
    words.split(separator: ",").map { ($0.trimmingPrefix(" ").description, points) }
  }
}
