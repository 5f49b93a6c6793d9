extension Language {
  var words: any Words {
    switch self {
    case .english: English()
    case .simplifiedChinese: Chinese()
    }
  }
}

/// What a run tells the page besides its tables.
public struct PageSettings: Sendable {
  /// The pipeline's name: the page's title.
  public var title: String
  /// The language of the words.
  public var language: Language
  /// How many of the largest accounts are shown, 20 at most; 0 leaves customers' ids off the page.
  public var accounts: Int
  /// The dimension of `cross_sell.dimension`; nil: the first one of `next_purchase`.
  public var crossSellDimension: String?
  /// Which program wrote it: its version and the fingerprint of the run.
  public var provenance: String

  /// The page of a pipeline with this name; everything else has a default.
  public init(
    title: String, language: Language = .english, accounts: Int = 20, crossSellDimension: String? = nil,
    provenance: String = ""
  ) {
    self.title = title
    self.language = language
    self.accounts = accounts
    self.crossSellDimension = crossSellDimension
    self.provenance = provenance
  }
}
