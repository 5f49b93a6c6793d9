internal import Base
internal import CSV

/// Reads the values of an export's columns, by how their role says.
struct ValueReader: Sendable {
  /// What a text says: a number, or why its record is refused. nil: nothing.
  typealias Found = Result<Int64?, Refusal>

  /// Points and amounts have at most so many digits, so that no sum of them leaves 64 bits.
  private static let mostUnits: Int64 = 1_000_000_000_000

  private let decimals: DecimalReader
  private let dates: DateReader
  private let money: MoneyScale
  private let scale: ClosedRange<Int64>
  /// What stands for no in a column of yes and no.
  private static let noes: Set<String> = ["0", "false", "no", "n", "否"]

  init(_ source: ExportSource, _ lines: Source) {
    decimals = DecimalReader(source.format)
    dates = DateReader(source.format)
    money = MoneyScale(decimals: lines.decimals, rounding: lines.rounding)
    scale = Int64(source.scale.lowerBound)...Int64(source.scale.upperBound)
  }

  /// What a text that is not empty says.
  func read(_ text: ArraySlice<UInt8>, as value: ExportRole.Value) -> Found {
    switch value {
    case .day: dates.day(in: text.span).map { .success(Int64($0.day.number)) } ?? .failure(.badDate)
    case .score: score(text)
    case .points: whole(text)
    case .money: amount(text)
    case .flag: .success(Self.noes.contains(String(decoding: text, as: UTF8.self).lowercased()) ? 0 : 1)
    case .owner, .otherCustomer, .order, .word, .kind, .campaign, .unread: .success(nil)
    }
  }

  private func score(_ text: ArraySlice<UInt8>) -> Found {
    guard let number = try? decimals.read(text.span), number.lostScale == nil, number.scale <= 3,
      let units = number.units(scale: 3), scale.contains(units)
    else { return .failure(.badScore) }
    return .success(units)
  }

  private func whole(_ text: ArraySlice<UInt8>) -> Found {
    guard let number = try? decimals.read(text.span), number.lostScale == nil, number.scale == 0,
      number.mantissa.magnitude <= UInt64(Self.mostUnits)
    else { return .failure(.badPoints) }
    return .success(Int64(number.mantissa.magnitude))
  }

  private func amount(_ text: ArraySlice<UInt8>) -> Found {
    do throws(NumberFault) {
      let units = try money.units(of: try decimals.read(text.span)).units
      return units.magnitude <= UInt64(Self.mostUnits) ? .success(units) : .failure(.tooLarge)
    } catch {
      switch error {
      case .malformed: return .failure(.badAmount)
      case .tooPrecise: return .failure(.tooPrecise)
      case .tooLarge(let scale):
        return .failure(money.fault(ofTooLarge: scale) == .tooPrecise ? .tooPrecise : .tooLarge)
      }
    }
  }

  /// Whether a record meets a rule that leaves it out.
  func isMet(_ test: ColumnTest, by record: RecordBatch.Record, in batch: RecordBatch) -> Bool {
    decimals.isMet(test, by: record, in: batch)
  }
}

extension Decimal {
  /// The number in units of 10⁻ˢᶜᵃˡᵉ; nil where it does not fit.
  fileprivate func units(scale wanted: Int) -> Int64? {
    Int64(exactly: Int128(mantissa) * PowerOfTen.of(wanted - scale))
  }
}
