internal import Base
internal import CSV

/// What the words of an export's columns stand for.
struct ExportWords: Sendable {
  /// By the word: the name of its kind; empty where words are kinds themselves.
  private let kinds: [[UInt8]: [UInt8]]
  private let campaigns: Set<[UInt8]>

  init(_ source: ExportSource, campaigns: [String]) {
    var kinds: [[UInt8]: [UInt8]] = [:]
    for (kind, words) in source.kinds {
      for word in words { kinds[Array(word.utf8)] = Array(kind.utf8) }
    }
    self.kinds = kinds
    self.campaigns = Set(campaigns.map { Array($0.utf8) })
  }

  /// By the number of a field's text: the code of what it stands for, nil where it stands for nothing; and what the codes
  /// mean.
  func codes(
    of fields: DistinctFields, _ use: ExportRole.Use
  ) -> (codes: [UInt32?], meanings: TextDictionary) {
    var meanings = TextDictionary()
    let codes = (0..<fields.count).map { number -> UInt32? in
      if number == DistinctFields.empty {
        guard use.ifEmpty == nil else { return nil }
        return meanings.code(of: Array(RecordColumns.none.utf8).span)
      }
      return meaning(of: fields.texts.bytes(of: number), use).map { meanings.code(of: $0.span) }
    }
    return (codes, meanings)
  }

  private func meaning(of text: ArraySlice<UInt8>, _ use: ExportRole.Use) -> [UInt8]? {
    let text = Array(text)
    switch use.value {
    case .kind: return kinds.isEmpty ? text : kinds[text]
    case .campaign: return campaigns.contains(text) ? text : nil
    default: return text
    }
  }

  /// Why a record is refused whose word stands for nothing.
  func refusal(of number: UInt32, _ use: ExportRole.Use) -> Refusal {
    if number == UInt32(DistinctFields.empty), let refusal = use.ifEmpty { return refusal }
    return use.value == .campaign ? .unknownCampaign : .badKind
  }
}
