/// The words that speak for a part a column can play, and those that speak against it.
struct HeaderWords: Sendable {
  private let words: [(String, Int)]
  private let against: [(String, Int)]

  init(_ words: [(String, Int)], against: [(String, Int)] = []) {
    self.words = words
    self.against = against
  }

  /// The points of a name: its best word, less what the words against it take away; 0 where it does not speak of the part.
  func points(_ name: HeaderName, bonus: Int = 0) -> Int {
    guard let best = words.filter({ name.has($0.0) }).map(\.1).max() else { return 0 }
    let penalty = against.filter { name.has($0.0) }.reduce(0) { $0 + $1.1 }
    return max(0, best + bonus - penalty)
  }

  static func each(_ points: Int, _ words: String) -> [(String, Int)] {
    words.split(separator: ",").map { ($0.trimmingPrefix(" ").description, points) }
  }
}

/// A header cut into words: `CustomerID`, `customer_id` and `Customer ID` are the same.
struct HeaderName {
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
