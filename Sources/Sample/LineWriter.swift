internal import Base

/// Turns lines into the bytes of an export, digit by digit: at ten million lines a `String` for
/// every field would be most of the work.
struct LineWriter {
  let layout: SampleLayout
  let assortment: Assortment
  let ids: SampleIDs

  var header: [UInt8] {
    switch layout {
    case .full:
      Array(
        ("order_id,ordered_at,customer_id,product,category,region,channel,sales_rep,"
          + "quantity,unit_price,discount,amount,cost\n").utf8)
    case .lean:
      Array(
        "order_id,ordered_at,customer_id,product,category,region,channel,quantity,unit_price,amount\n".utf8)
    }
  }

  private let categories: [[UInt8]]
  private let comma = UInt8(ascii: ",")
  private let notANumber = Array("n/a".utf8)

  init(_ shop: SampleShop, assortment: Assortment) {
    layout = shop.layout
    ids = shop.ids
    self.assortment = assortment
    categories = assortment.categories.map { Array($0.name.utf8) }
  }

  func append(_ line: SampleLine, dirt: Dirt?, to bytes: inout [UInt8]) {
    let product = assortment.products[line.product]
    if line.isCredit { bytes.append(UInt8(ascii: "R")) }
    ids.appendOrder(line.order, to: &bytes, append)
    bytes.append(comma)
    appendTime(of: line, isImpossible: dirt == .impossibleDate, to: &bytes)
    bytes.append(comma)
    if dirt != .missingCustomer { ids.appendCustomer(line.customer, to: &bytes, append) }
    bytes.append(comma)
    bytes.append(contentsOf: dirt?.product(insteadOf: product.name) ?? product.name)
    bytes.append(comma)
    bytes.append(contentsOf: categories[product.category])
    bytes.append(comma)
    bytes.append(contentsOf: Region.names[line.region])
    if dirt == .tooFewFields {
      bytes.append(UInt8(ascii: "\n"))
      return
    }
    bytes.append(comma)
    bytes.append(contentsOf: Channel.names[line.channel])
    bytes.append(comma)
    if layout == .full {
      bytes.append(contentsOf: SalesRep.names[line.salesRep])
      bytes.append(comma)
    }
    if line.quantity < 0 { bytes.append(UInt8(ascii: "-")) }
    append(abs(line.quantity), width: 1, to: &bytes)
    bytes.append(comma)
    appendMoney(line.unitPrice, to: &bytes)
    bytes.append(comma)
    if layout == .full {
      appendMoney(line.discount, to: &bytes)
      bytes.append(comma)
    }
    if dirt == .amountNotANumber {
      bytes.append(contentsOf: notANumber)
    } else {
      appendMoney(line.amount, to: &bytes)
    }
    if layout == .full {
      bytes.append(comma)
      appendMoney(line.cost, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func appendTime(of line: SampleLine, isImpossible: Bool, to bytes: inout [UInt8]) {
    let (year, month, day) = ShopClock.date(of: line.day).civil
    append(year, width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(isImpossible ? 2 : month, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(isImpossible ? 30 : day, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    append(line.second / 3600, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(line.second / 60 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(line.second % 60, width: 2, to: &bytes)
  }

  private func appendMoney(_ cents: Int, to bytes: inout [UInt8]) {
    if cents < 0 { bytes.append(UInt8(ascii: "-")) }
    append(abs(cents) / 100, width: 1, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    append(abs(cents) % 100, width: 2, to: &bytes)
  }

  /// A number that is not negative, with zeros in front up to a width.
  private func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    var unit = 1
    var digits = 1
    while digits < width || number / unit >= 10 {
      unit *= 10
      digits += 1
    }
    var rest = number
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }
}
