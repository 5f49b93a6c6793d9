/// The words by which headers name the parts a column can play, in the languages of common exports.
///
/// A name's points are its best word, less what the words against it take away. Words of up to three ASCII
/// letters must stand alone; longer ones, and Chinese ones, may be parts: `Kundennummer`, `订单编号`.
struct RoleWords: Sendable {
  let role: Role
  private let words: [(String, Int)]
  private let against: [(String, Int)]

  /// - Returns: 0 where the name does not speak of the role, and up to about 20.
  func points(_ header: String) -> Int {
    let name = Name(header)
    guard let best = words.filter({ name.has($0.0) }).map(\.1).max() else { return 0 }
    let penalty = against.filter { name.has($0.0) }.reduce(0) { $0 + $1.1 }
    let bonus = role.isID && Self.idWords.contains { name.has($0) } ? 2 : 0
    return max(0, best + bonus - penalty)
  }

  static func knows(_ header: String) -> Bool { all.contains { $0.points(header) > 0 } }

  static func points(_ role: Role, _ header: String) -> Int {
    all.first { $0.role == role }?.points(header) ?? 0
  }

  private static let idWords = [
    "id", "no", "nr", "num", "key", "code", "number", "nummer", "numero", "号", "编码",
  ]

  /// A header cut into words: `CustomerID`, `customer_id` and `Customer ID` are the same.
  private struct Name {
    let text: String
    let tokens: Set<String>

    init(_ header: String) {
      var spaced = ""
      var previous: Character = " "
      for character in header {
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
}

extension RoleWords {
  private init(_ role: Role, _ words: [(String, Int)], against: [(String, Int)]) {
    self.role = role
    self.words = words
    self.against = against
  }

  private static func each(_ points: Int, _ words: String) -> [(String, Int)] {
    words.split(separator: ",").map { ($0.trimmingPrefix(" ").description, points) }
  }

  static let all: [RoleWords] = [
    RoleWords(
      .date,
      each(10, "date, datum, fecha, timestamp, zeitpunkt, 日期, 时间, data")
        + each(7, "day, tag, jour, dia, time, zeit, heure, created, ordered, purchased")
        + each(
          13,
          "order date, orderdate, invoice date, purchase date, transaction date, bestelldatum, auftragsdatum, rechnungsdatum, belegdatum, kaufdatum, date de commande, fecha de compra, fecha de pedido, 下单, 订单创建, 交易时间, 创建时间, 购买时间, 购买日期"
        ),
      against: each(
        8, "birth, geburt, naissance, nacimiento, 生日, regist, signup, joined, 注册, expir, ablauf")
        + each(
          6,
          "ship, deliver, due, fällig, liefer, versand, livraison, envio, envío, entrega, 发货, 收货, 退款, refund, return, update, modif, 更新, cancel"
        ) + each(4, "pay, paid, zahl, pago, paiement, 付款, 支付")),
    RoleWords(
      .customer,
      each(10, "customer, cust, kunde, client, cliente, 客户, 会员, 顾客, klant, kund")
        + each(9, "buyer, shopper, household, debitor, käufer, acheteur, comprador, 买家, 消费者")
        + each(8, "member, user, mitglied, membre, adherent, adhérent, socio, 用户, patron")
        + each(5, "account, konto, card, karte, email, e mail, mail"),
      against: each(3, "name, nom, nombre, 名, email, mail")
        + each(
          10,
          "segment, type, typ, group, gruppe, since, seit, country, land, city, stadt, state, region, address, adresse, phone, telefon, manager, rep, 金额, 地址, 类型, 等级, 电话, age, gender, count, anzahl"
        )),
    RoleWords(
      .order,
      each(10, "order, invoice, basket, bestell, auftrag, rechnung, commande, facture, pedido, factura, 订单")
        + each(9, "transaction, receipt, ticket, beleg, bon, 单号, 发票, 小票, 流水")
        + each(6, "cart, sale, trans, checkout, vente, venta"),
      against: each(
        10,
        "date, datum, time, 时间, 日期, status, 状态, type, quantity, qty, amount, betrag, total, value, line, position, item, price, 金额, 数量, country, name, count, sales, customer"
      )),
    RoleWords(
      .product,
      each(10, "product, produkt, produit, producto, sku, article, artikel, artículo, articulo, 产品, 商品, 货号")
        + each(9, "stock code, stockcode, item, asin, ean, upc, gtin")
        + each(4, "description, bezeichnung, beschreibung, désignation, descripción"),
      against: each(3, "name, 名")
        + each(
          10,
          "category, kategorie, catégorie, categoría, group, gruppe, type, line, brand, price, preis, quantity, count, amount, 类, 数量, 金额, 单价, cost, weight, size"
        )),
    RoleWords(
      .amount,
      each(10, "amount, betrag, umsatz, revenue, montant, importe, monto, 金额, 销售额")
        + each(9, "sales, turnover, summe, ventas, 总价, 成交额")
        + each(8, "total, 实付, 应付, spend, spent") + each(7, "gesamt, subtotal, netto, gross, brutto")
        + each(6, "value, sum, net, valor, wert, chiffre, paid, 合计"),
      against: each(
        9,
        "tax, vat, mwst, tva, iva, ship, freight, fracht, versand, 运费, refund, 退款, disc, rabatt, nachlass, remise, descuento, 折扣, 优惠, 税, cost, kosten, unit, einzel, profit, gewinn, 单价, quantity, qty, menge, 数量, rep, person, tip, fee, points, balance, id, no, margin"
      )),
    RoleWords(
      .quantity,
      each(10, "quantity, qty, quantité, quantite, qte, qté, menge, anzahl, cantidad, unidades, 数量, 件数")
        + each(8, "units, pieces, stück, stueck, stk, cant, pcs"),
      against: each(10, "price, preis, prix, precio, cost, 单价, measure, of measure")),
    RoleWords(
      .unitPrice,
      each(
        12, "unit price, unitprice, einzelpreis, stückpreis, stueckpreis, prix unitaire, precio unitario, 单价")
        + each(9, "price, preis, prix, precio, 价格, 售价"),
      against: each(8, "total, gesamt, extended, line, list, cost, sale total, 总, discount")),
    RoleWords(
      .discount,
      each(10, "discount, disc, rabatt, nachlass, remise, descuento, 折扣, 优惠") + each(5, "coupon, gutschein"),
      against: each(9, "rate, percent, pct, prozent, satz, %, code, type, 率, name")),
    RoleWords(
      .cost,
      each(9, "cost, costs, kosten, einstand, costo, coste, coût, cout, 成本")
        + each(11, "cogs, wareneinsatz, einkaufspreis"),
      against: each(9, "ship, freight, versand, unit, delivery, center, centre, per, rate, name, type")),
    RoleWords(
      .profit,
      each(10, "profit, gewinn, deckungsbeitrag, bénéfice, benefice, ganancia, beneficio, 利润, 毛利")
        + each(6, "margin, marge, margen"),
      against: each(9, "rate, percent, pct, prozent, 率, center, centre, name")),
    RoleWords(
      .currency, each(10, "currency, währung, waehrung, devise, moneda, divisa, 币种, 货币"),
      against: each(9, "rate, kurs, amount, 金额")),
  ]
}

/// A part that a column can play, as `source.columns` names it.
enum Role: String, Sendable, CaseIterable {
  case date, customer, order, product, amount, quantity
  case unitPrice = "unit_price"
  case discount, cost, profit, currency

  /// A name for something, rather than a value.
  var isID: Bool { self == .customer || self == .order || self == .product }
}
