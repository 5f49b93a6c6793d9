extension Platform {
  /// All that are known. Where several fit a header, the one with the most columns named is taken.
  static let all: [Platform] = [
    shopifyOrders, wooCommerceOrders, stripePayments, stripeBalance, payPalActivity, squareItems,
    amazonAllOrders,
    amazonSettlement, eBayOrders, etsySoldOrders, magentoOrders, bigCommerceOrders, lightspeedSales,
    taobaoOrders,
    jdOrders, youzanOrders, sapBilling, datevBookings,
  ]
}
