extension Platform {
  /// 订单 of JD's merchants, as 京麦 exports them.
  ///
  /// Header: JD's help does not list the columns; they were taken from programs that read the file. Each product of an order
  /// has a line, and the order's amounts are written on each of them.
  static let jdOrders = Platform(
    name: "JD: 订单",
    source: .practice("programs that read the file"),
    needs: ["订单号", "商品ID", "订购数量", "京东价", "下单时间", "下单帐号", "订单状态"],
    revenue: "prices of the goods, before discounts of the whole order",
    columns: [
      RoleColumn(.order, "订单号", because: "the order's number"),
      RoleColumn(.customer, "下单帐号", because: "the buyer's account"),
      RoleColumn(.date, "下单时间", because: "when the order was placed, in the time of China"),
      RoleColumn(.product, "商品ID", because: "the product's number"),
      RoleColumn(.quantity, "订购数量", because: "pieces"),
      RoleColumn(
        .unitPrice, "京东价",
        because: "the price of one piece; 应付金额 is the order's and stands on each of its lines"),
    ],
    states: States(
      column: "订单状态",
      sales: ["完成", "已完成", "等待出库", "等待发货", "等待确认收货", "已出库", "等待收货"],
      others: ["等待付款", "等待付款确认", "取消", "已取消", "(删除)等待付款确认", "(删除)等待出库", "锁定", "已退款"],
      reason: "not paid, cancelled, or refunded in whole"),
    questions: [
      Question(
        .always, "columns.amount",
        "that goods at 京东价 are the revenue: discounts of the order (应付金额) and refunds (售后) are not taken off")
    ])
}
