import Base
import Intake
import Ledger
import Reports

/// A seeded shop of a few hundred customers: loyal and fickle ones, long silences, refunds, orders of several
/// lines and days, customers who move, and some who only ever send something back.
struct RandomShop {
  /// Without their header.
  private(set) var lines: [String] = []
  private var random: SplitMix64
  private var order = 0

  /// 2023-02-14.
  static let firstDay = Day(number: 19_402)
  static let days = 1200
  static let asOf = firstDay + 1130

  init(seed: UInt64, customers: Int = 300) {
    random = SplitMix64(seed: seed)
    for customer in 0..<customers { addCustomer("k\(customer)") }
  }

  static let header = "order,day,customer,product,category,region,rep,amount,cost,discount\n"

  /// Its whole export. A part of the lines is later than `asOf`.
  var export: String { Self.header + lines.joined() }

  /// The same lines in another order.
  func shuffledExport(seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    return Self.header + lines.shuffled(using: &random).joined()
  }

  /// What reads the export.
  /// - Parameter isCadence: Whether customers lapse by their own rhythm, else after a fixed silence.
  static func workshop(isCadence: Bool, period: Period.Length) -> Workshop {
    var workshop = Workshop.openShop
    workshop.source.mapping.discount = "discount"
    workshop.source.mapping.dimensions.append(Mapping.Dimension(name: "rep", column: "rep"))
    workshop.asOf = asOf
    workshop.settings.period = period
    // Fewer buyers than there are, so that the sample depends on who is in it.
    workshop.settings.value.fitBuyers = 90
    workshop.settings.value.minRepeatBuyers = 30
    workshop.settings.value.toleranceMillionths = 900_000
    // Nobody may lapse within the period of the first purchase.
    let shortest = max(21, period.mostDays - 1)
    workshop.settings.lapse = .fixed(afterDays: shortest + 24)
    if isCadence {
      var cadence = LapseRule.Cadence(afterDays: shortest + 40)
      cadence.atLeast = shortest
      cadence.atMost = shortest + 150
      cadence.multipleThousandths = 2500
      workshop.settings.lapse = .cadence(cadence)
    }
    return workshop
  }
}

extension RandomShop {
  private mutating func addCustomer(_ id: String) {
    var day = Int.random(in: 0..<Self.days, using: &random)
    if Int.random(in: 0..<20, using: &random) == 0 {
      addLine(id, day, region: 0, sign: -1)
      return
    }
    // Some buy every few days, most every few weeks, some twice a year.
    let rhythm = [6, 25, 25, 60, 190][Int.random(in: 0..<5, using: &random)]
    var region = Int.random(in: 0..<4, using: &random)
    if Int.random(in: 0..<12, using: &random) == 0 { addLine(id, max(0, day - 9), region: region, sign: -1) }
    while day < Self.days {
      order += 1
      for _ in 0..<Int.random(in: 1...3, using: &random) { addLine(id, day, region: region, sign: 1) }
      switch Int.random(in: 0..<20, using: &random) {
      case 0...1:
        addLine(id, min(day + Int.random(in: 0...30, using: &random), Self.days), region: region, sign: -1)
      case 2: region = Int.random(in: 0..<4, using: &random)
      case 3: day += Int.random(in: 100...500, using: &random)
      case 4...5: return
      default: break
      }
      day += Int.random(in: 1...2 * rhythm, using: &random)
    }
  }

  private mutating func addLine(_ id: String, _ day: Int, region: Int, sign: Int) {
    let product = Int.random(in: 0..<9, using: &random)
    let amount = sign * Int.random(in: 1...60, using: &random)
    let name = Int.random(in: 0..<8, using: &random) == 0 ? "" : "o\(order)"
    let rep = (region * 3 + product % 2) % 7
    lines.append(
      """
      \(name),\(Self.firstDay + day),\(id),p\(product),c\(product / 3),r\(region),\(rep == 0 ? "" : "m\(rep)"),\
      \(amount).50,\(amount / 2).00,\(amount % 3 == 0 ? amount / 6 : 0).00

      """)
  }
}
