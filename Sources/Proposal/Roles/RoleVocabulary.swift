extension RoleWords {
  /// The words of each part. Higher points are surer.
  static let all: [RoleWords] = [
    RoleWords(
      .date,
      each(10, "date, datum, fecha, timestamp, zeitpunkt, 日期, 时间, data")
        + each(7, "day, tag, jour, dia, time, zeit, heure, created, ordered, purchased")
        + each(
          13,
          "order date, orderdate, fkdat, invoice date, purchase date, transaction date, bestelldatum, auftragsdatum, rechnungsdatum, belegdatum, kaufdatum, date de commande, fecha de compra, fecha de pedido, 下单, 订单创建, 交易时间, 创建时间, 购买时间, 购买日期"
        ),
      against: each(
        8, "birth, geburt, naissance, nacimiento, 生日, regist, signup, joined, 注册, expir, ablauf")
        + each(
          6,
          "ship, deliver, due, fällig, liefer, versand, livraison, envio, envío, entrega, 发货, 收货, 退款, refund, return, update, modif, 更新, cancel"
        ) + each(4, "pay, paid, zahl, pago, paiement, 付款, 支付")),
    RoleWords(
      .customer,
      each(10, "customer, cust, kunde, kunnr, kunag, client, cliente, 客户, 会员, 顾客, klant, kund, cumid")
        + each(
          9,
          "buyer, shopper, household, debitor, debtor, sold to, soldto, bill to, ship to party, kdnr, kd nr, käufer, acheteur, comprador, 买家, 消费者"
        )
        + each(
          8,
          "member, user, mitglied, membre, adherent, adhérent, socio, 用户, patron, 旺旺, visitor, payer, openid, cid, uid"
        )
        // What stands against an address of the house and against a name is taken off again.
        + each(
          19, "email address, emailaddress, e mail address, e mail adresse, adresse e mail, adresse mail")
        + each(9, "email, e mail, mail, 邮箱") + each(5, "account, konto, card, karte, 手机"),
      against: each(3, "name, nom, nombre, mail") + each(2, "名")
        + each(
          10,
          "segment, type, typ, group, gruppe, since, seit, country, land, city, stadt, state, region, address, adresse, manager, rep, 金额, 地址, 类型, 等级, age, gender, count, anzahl, customers, clients, buyers, users, members, visitors, marketing, newsletter, consent, accepts, opt, note, notes, message, 留言, 备注, language, sprache, tax, vat, lifetime, total, value, satisfaction, rating, support, service"
        )),
    RoleWords(
      .order,
      each(10, "order, invoice, basket, bestell, auftrag, rechnung, commande, facture, pedido, factura, 订单")
        + each(9, "vbeln, transaction, receipt, ticket, beleg, bon, 单号, 发票, 小票, 流水")
        + each(6, "cart, sale, trans, checkout, vente, venta"),
      against: each(
        10,
        "date, datum, time, 时间, 日期, status, 状态, type, quantity, qty, amount, betrag, total, value, line, position, item, price, 金额, 数量, country, name, count, sales, customer, orders, channel, source, note, notes, discount, weight, currency, tax, 备注, 来源, 类型"
      )),
    RoleWords(
      .product,
      each(
        10,
        "product, produkt, matnr, produit, producto, sku, article, artikel, artículo, articulo, 产品, 商品, 货号")
        + each(9, "stock code, stockcode, item, asin, ean, upc, gtin")
        + each(4, "description, bezeichnung, beschreibung, désignation, descripción"),
      against: each(3, "name, 名")
        + each(
          10,
          "category, kategorie, catégorie, categoría, group, gruppe, type, line, brand, price, preis, quantity, count, amount, 类, 数量, 金额, 单价, cost, weight, size, items, total, variant, option, tax, status, discount, fee, 状态"
        )),
    RoleWords(
      .amount,
      each(10, "amount, amt, betrag, umsatz, revenue, montant, importe, monto, 金额, 销售额")
        + each(9, "netwr, sales, turnover, summe, ventas, 总价, 成交额")
        + each(12, "实际支付, 实付, 实收") + each(8, "total, 应付, spend, spent")
        + each(7, "gesamt, subtotal, netto, gross, brutto")
        + each(6, "value, sum, net, valor, wert, chiffre, paid, 合计"),
      against: each(
        9,
        "tax, vat, mwst, tva, iva, ship, freight, fracht, versand, 运费, refund, 退款, disc, rabatt, nachlass, remise, descuento, 折扣, 优惠, 税, cost, kosten, unit, einzel, profit, gewinn, 单价, quantity, qty, menge, 数量, rep, person, tip, fee, points, balance, id, no, margin, %, percent, rate, commission, provision, 佣金, 积分, charge, duty, payout, limit, budget, goal, lifetime, bewertung, valoraci, rating, score, stars"
      )),
    RoleWords(
      .quantity,
      each(
        10, "quantity, qty, fkimg, quantité, quantite, qte, qté, menge, anzahl, cantidad, unidades, 数量, 件数")
        + each(8, "units, pieces, stück, stueck, stk, cant, pcs") + each(5, "items"),
      against: each(
        10,
        "price, preis, prix, precio, cost, 单价, measure, of measure, refund, returned, 退款, fulfilled, stock, refunded, weight, discount"
      )),
    RoleWords(
      .unitPrice,
      each(
        12, "unit price, unitprice, einzelpreis, stückpreis, stueckpreis, prix unitaire, precio unitario, 单价")
        + each(9, "price, preis, prix, precio, 价格, 售价"),
      against: each(
        8,
        "total, gesamt, extended, line, list, cost, sale total, 总, discount, tax, compare, currency, shipping, %"
      )),
    RoleWords(
      .discount,
      each(10, "discount, disc, rabatt, nachlass, remise, descuento, 折扣, 优惠") + each(5, "coupon, gutschein"),
      against: each(
        9, "rate, percent, pct, prozent, satz, %, code, codes, type, 率, name, reason, description, ship, tax")
    ),
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
      .currency,
      each(10, "currency, währung, waehrung, waerk, devise, moneda, divisa, valuta, 币种, 货币")
        + each(8, "cur, ccy, curr"),
      against: each(9, "rate, kurs, amount, 金额")),
  ]
}
