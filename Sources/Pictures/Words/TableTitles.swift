/// What tables and their columns are called, for readers who do not look at names such as `revenue_per_order`.
public struct TableTitles: Sendable {
  private let language: Language

  /// - Parameter language: The language of the titles.
  public init(_ language: Language) {
    self.language = language
  }

  /// The question that a table answers.
  ///
  /// - Parameter question: the question in English, as the table's reference has it.
  public func table(_ name: String, asking question: String) -> String {
    switch language {
    case .english: question
    case .simplifiedChinese: Chinese.questions[name] ?? Chinese.relationQuestions[name] ?? question
    }
  }

  /// What a column is called. A dimension keeps the name that the pipeline gives it.
  public func column(_ name: String, of table: String) -> String {
    switch language {
    case .english: Self.words(name)
    case .simplifiedChinese: Chinese.title(ofColumn: name, in: table) ?? name
    }
  }

  /// `revenue_per_order`: Revenue per order.
  private static func words(_ name: String) -> String {
    let words = name.split(separator: "_").map { $0 == "id" ? "ID" : String($0) }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
