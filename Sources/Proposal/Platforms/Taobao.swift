extension Platform {
  /// 订单 of Tmall and Taobao, as 千牛卖家中心 exports them (ExportOrderList).
  ///
  /// Header: Taobao's help does not list the columns; they were taken from programs that read the file. One line an order.
  static let taobaoOrders = Platform(
    name: "Tmall, Taobao: 订单",
    source: .practice("programs that read the file"),
    needs: ["订单编号", "买家会员名", "买家实际支付金额", "订单状态", "订单创建时间"],
    revenue: "what buyers paid, with postage, minus what was refunded",
    columns: [
      RoleColumn(.order, "订单编号", because: "the order's number"),
      RoleColumn(.customer, "买家会员名", because: "the buyer's name on Taobao, which is unique"),
      RoleColumn(.date, "订单创建时间", because: "when the order was placed, in the time of China"),
      RoleColumn(.amount, "买家实际支付金额", because: "what the buyer paid; 退款金额 is a part of it"),
    ],
    refund: Refund(
      amount: "退款金额", reason: "the export has no day of the refund, so it counts on the order's day"),
    states: States(
      column: "订单状态",
      sales: [
        "交易成功", "买家已付款，等待卖家发货", "买家已付款,等待卖家发货", "卖家已发货，等待买家确认", "卖家已发货,等待买家确认", "卖家部分发货",
      ],
      others: ["等待买家付款", "交易关闭", "付款确认中", "没有创建支付宝交易"],
      reason: "not paid, or closed: a closed order was never paid or was refunded in whole"),
    dimensions: ["店铺名称"],
    questions: [
      Question(
        .lacks("退款金额"), "columns.refund", "that nothing was refunded: the export lacks the column 退款金额")
    ])
}
