/// The words by which headers name the parts a column can play, in the languages of common exports.
///
/// A name's points are its best word, less what the words against it take away. Words of up to three ASCII
/// letters must stand alone; longer ones, and Chinese ones, may be parts: `Kundennummer`, `订单编号`.
struct RoleWords: Sendable {
  let role: Role
  private let words: HeaderWords

  /// - Returns: 0 where the name does not speak of the role, and up to about 20.
  func points(_ header: String) -> Int {
    let name = HeaderName(header)
    return words.points(name, bonus: role.isID && Self.idWords.contains { name.has($0) } ? 2 : 0)
  }

  /// Whether the name has a word such as id, number or code.
  static func namesID(_ header: String) -> Bool {
    let name = HeaderName(header)
    return idWords.contains { name.has($0) }
  }

  /// Whether the name speaks of a person's or a firm's name.
  static func isName(_ header: String) -> Bool {
    let name = HeaderName(header)
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
}

extension RoleWords {
  init(_ role: Role, _ words: [(String, Int)], against: [(String, Int)]) {
    self.role = role
    self.words = HeaderWords(words, against: against)
  }

  static func each(_ points: Int, _ words: String) -> [(String, Int)] {
    HeaderWords.each(points, words)
  }
}
