/// How rows are written where a spreadsheet wants it otherwise than plain CSV.
public struct RowForm: Hashable, Sendable {
  /// What separates the cells of a row.
  public var delimiter: UInt8
  /// The decimal sign of numbers.
  public var decimal: UInt8
  /// Whether text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers, money, days and flags
  /// never do.
  public var guardsFormulas: Bool

  /// Plain CSV, but for what is said.
  /// - Precondition: The two signs differ, so that a number is one cell.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), decimal: UInt8 = UInt8(ascii: "."), guardsFormulas: Bool = false
  ) {
    precondition(delimiter != decimal, "a number would be two cells")
    self.delimiter = delimiter
    self.decimal = decimal
    self.guardsFormulas = guardsFormulas
  }

  /// A number as plain CSV has it; what is no number stands as it is.
  public func pointed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard decimal != UInt8(ascii: "."), let sign = cell.firstIndex(of: decimal) else { return cell }
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let whole = cell[..<sign].drop { $0 == UInt8(ascii: "-") }
    let fraction = cell[(sign + 1)...]
    guard !whole.isEmpty, whole.count >= sign - cell.startIndex - 1, whole.allSatisfy(isDigit),
      !fraction.isEmpty, fraction.allSatisfy(isDigit)
    else { return cell }
    return cell[..<sign] + [UInt8(ascii: ".")] + fraction
  }
}
