extension Platform {
  /// 订单 of 有赞 shops, exported with one line an order.
  ///
  /// Header: 有赞's help does not list the columns; no source could be named, so the proposal
  /// is to be confirmed.
  static let youzanOrders = Platform(
    name: "有赞 Youzan: 订单",
    source: .practice("no source that could be named: compare it with your file"),
    needs: ["订单号", "订单状态", "订单创建时间", "订单实付金额"],
    revenue: "what buyers paid, with postage, minus what was refunded",
    columns: [
      RoleColumn(.order, "订单号", because: "the order's number"),
      RoleColumn(.customer, "买家手机号", "客户手机号", "收货人手机号", "买家昵称", because: "the buyer"),
      RoleColumn(.date, "订单创建时间", because: "when the order was placed, in the time of China"),
      RoleColumn(.amount, "订单实付金额", because: "what the buyer paid; 订单已退款金额 is a part of it"),
    ],
    refund: Refund(
      amount: "订单已退款金额", reason: "the export has no day of the refund, so it counts on the order's day"),
    states: States(
      column: "订单状态", sales: ["交易完成", "交易成功", "待发货", "已发货", "待成团", "待收货", "部分发货"],
      others: ["待付款", "交易关闭", "已关闭"],
      reason: "not paid, or closed: a closed order was never paid or was refunded in whole"),
    dimensions: ["归属店铺", "订单来源"],
    questions: [
      Question(
        .always, "columns",
        "that the columns mean what they are taken for: no page of 有赞 could be found that says so"),
      Question(
        .lacks("订单已退款金额"), "columns.refund", "that nothing was refunded: the export lacks the column 订单已退款金额"),
    ])
}
