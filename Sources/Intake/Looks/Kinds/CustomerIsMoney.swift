internal import Base
internal import CSV

/// Is the customer mapped to a column of money? Then everybody who paid the same is one person.
///
/// Sure where the same column is mapped as money too. Else judged by the ids: of ten or more in the sample, nine of ten are
/// numbers with two digits behind a decimal sign, and a quarter of these digits are not 00. Ids such as `17850.0` have one
/// digit there, and such as `12.00` only zeros.
enum CustomerIsMoney: Look {
  static let kind = SuspicionKind.customerIsMoney

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    let spellings = evidence.customers.spellings
    let ids = spellings.flatMap(\.ids)
    let prices = ids.filter { isPrice($0[...]) }
    let uneven = prices.count { !$0.suffix(2).elementsEqual("00".utf8) }
    let isMapped = evidence.source.mapping.customers.contains {
      evidence.source.mapping.moneyColumns.contains($0.column)
    }
    guard
      isMapped && !ids.isEmpty
        || ids.count >= 10 && prices.count * 10 >= ids.count * 9 && uneven * 4 >= prices.count
    else { return [] }
    let first = (prices.isEmpty ? ids : prices).min { $0.lexicographicallyPrecedes($1) } ?? []
    return [
      Suspicion(
        kind, file: Suspicion.allFiles, lines: spellings.reduce(0) { $0 &+ $1.lines.reduce(0, &+) },
        money: nil,
        example: evidence.source.hidesRecords ? "" : RawText.brief(RawText.readable(first[...])),
        advice: "the customer's column \(evidence.customerColumn.quotedForAdvice) "
          + (isMapped ? "is mapped as money too" : "holds numbers as money is written")
          + ", so everybody with the same number is one person; map the column of the customer's id")
    ]
  }

  /// Digits, a decimal sign and two digits more: `12.50`, `1234,05`.
  private static func isPrice(_ id: ArraySlice<UInt8>) -> Bool {
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let id = id.drop { $0 == UInt8(ascii: "-") }
    guard id.count >= 4, id.suffix(2).allSatisfy(isDigit), id.dropLast(3).allSatisfy(isDigit) else {
      return false
    }
    let sign = id[id.endIndex - 3]
    return sign == UInt8(ascii: ".") || sign == UInt8(ascii: ",")
  }
}

extension Mapping {
  /// The columns that are read as money.
  fileprivate var moneyColumns: Set<String> {
    var columns = Set([discount].compactMap(\.self))
    switch amount {
    case .column(let column): columns.insert(column)
    case .product(_, let price): columns.insert(price)
    case .sum(let plus, let minus): columns.formUnion(plus + minus)
    }
    switch cost {
    case .cost(let column), .profit(let column): columns.insert(column)
    case nil: break
    }
    return columns
  }
}
