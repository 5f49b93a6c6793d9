// Titles of tables and columns. What the page says too is said once: in the words of the page.
extension Chinese {
  /// - Returns: nil for a dimension, which has the name that the pipeline gives it.
  static func title(ofColumn name: String, in table: String) -> String? {
    let here = ownTitles[table]?[name] ?? relationTitles[table]?[name]
    if let own = here ?? Chinese().shared[name] ?? columnTitles[name] { return own }
    let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "again": return "\(parts[1]) 天内复购"
    case "first": return "首购\(parts[1])"
    case "last": return "最近\(parts[1])"
    case "favourite": return "最常\(parts[1])"
    default:
      let before = "expected_purchases_"
      return name.hasPrefix(before) ? "未来 \(name.dropFirst(before.count)) 天预期购买次数" : nil
    }
  }

  /// Columns that the page names.
  var shared: [String: String] {
    [
      "revenue": revenue, "customers": customers, "orders": orders, "share": share, "change": change,
      "revenue_share": shareOfRevenue, "period": period, "year": year, "buyers": buyers, "product": product,
      "moves": moves, "lift": lift, "cohort": cohort, "status": statusHead, "lines": lines,
      "accepted": accepted, "after_as_of": afterAsOf, "duplicate": duplicate, "excluded": excluded,
      "refused": refused, "value": value, "churn_rate": churnRate, "new": new, "reactivated": reactivated,
      "churned": churned, "active_customers": activeCustomers, "revenue_per_order": revenuePerOrder,
      "tier": tierHead, "rung": rungHead, "segment": segmentHead, "went_on": wentOn,
      "median_days": medianDays,
      "lost_revenue": revenueLost, "age": age, "cumulative_share": shareCumulated,
    ]
  }

  /// What a column is called in one table only.
  private static let ownTitles: [String: [String: String]] = [
    "repurchase": ["rate": "复购率"], "repurchase_cohorts": ["rate": "复购率"],
    "repurchase_drivers": ["rate": "复购率", "rate_before": "对比期复购率"],
    "churn_drivers": ["rate": "流失率", "rate_before": "对比期流失率"],
    "retention_curve": ["rate": "留存率"], "cohorts": ["retention_rate": "留存率"],
    "winback": ["rate": "回流率", "lapsed": "流失人次", "came_back": "回流人次"],
    "purchase_steps": ["rate": "再购率"], "retention_by_change": ["rate": "留存率"],
    "customer_value": ["value": "客户终身价值"], "value_curve": ["value": "新客价值"],
    "snapshot": ["period": "期间长度"], "purchase_days": ["day": "购买日"],
    "quality": ["lines": "记录数"], "repurchase_curve": ["share": "已复购占比"],
    "basket_pairs": ["value": "商品或取值"],
  ]

  /// The questions that the tables answer.
  static let questions: [String: String] = pairs(
    """
    quality 每个文件的每一行都计入了吗？去向如何？, refusals 哪些行无法读取，原因是什么？
    suspicions 虽然每一行都能读取，导出数据中有哪些可疑之处？, headline 一行看懂：店铺经营得怎么样？
    repurchase 首购客户会回来吗？多快？在哪里不回来？, repurchase_cohorts 新一批首购客户比以前更常回来吗？
    repurchase_drivers 复购率为何升降：新客构成不同，还是行为不同？
    purchase_steps 客户在第几次购买之后停止？下一次购买要多久？
    repurchase_curve 每次购买之后，到第几天有多少人已再次购买？
    periods 各期是谁在购买：新客还是老客？下一期还会买吗？
    cohorts 某期首购的客户，之后还有多少人购买，带来多少收入？
    retention_curve 首购之后一期、两期、三期……还有多少买家购买？
    growth 活跃客户在增长，还是新客只补上流失？, churn_by_dimension 客户在哪里流失：哪个地区、渠道、品类或销售？
    churn_drivers 流失率为何升降：客户构成不同，还是流失倾向不同？
    winback 流失客户有多少会自己回来？多久之后不再回来？
    pyramid 哪些少数客户撑起最近一年的收入？其余如何？
    pyramid_migration 与上一窗口期相比，谁上升、下滑或离开？收入因此怎样？
    concentration 收入在客户、商品与维度之间有多不均？在变化吗？
    pareto 前 1%、2%、3%……的客户、商品或取值占多少收入？
    ladder 伙伴、常客、复购客户、首购客户各有多少？一年前呢？
    customers 客户是谁，多活跃、多有价值，该联系谁？, rfm 多少客户最近购买且常买，带来多少收入？
    product_repurchase 哪些商品被再次购买？哪些商品的买家会回来？
    next_purchase 买过一类之后，下一次买哪一类？, breadth 买家买多少类商品？买得越宽越有价值、越忠诚吗？
    key_accounts 失去哪些客户最痛？多少收入靠他们？谁买得少了或沉默了？
    relationship_levels 按客户数与毛利率，每个群体值得多近的关系？
    purchase_model 哪些购买与消费模型适合本店？预测得有多准？
    model_holdout 各模型对留出期的预测如何？实际又如何？
    model_tracking 模型的预测逐周跟得上买家的实际行为吗？
    customer_value 每位客户将带来多少？仍是客户的可能性多大？
    value_summary 各群体还有多少客户，将带来多少？哪里风险最大？
    value_curve 在各年保留率下，一位客户值多少？提高五个点又值多少？
    revenue_bridge 收入为何变化：新客、回归、保留客户的增减，还是流失？
    revenue_drivers 收入变化来自客户数、购买频次，还是每次消费？在哪里？
    retention_by_change 前一年花得少的客户更容易离开吗？
    gain_loss 各品类的收入从哪里来，到哪里去？
    basket_pairs 哪些商品或品类一起买？哪些由同一客户购买？哪些互相替代？
    tier_profile 最好的客户买什么而别人不买？大家都买什么？
    discount_dependence 有多少购买靠折扣？谁只买折扣？折扣带来的客户会回来吗？
    calendar 每一天属于哪周、哪月、哪季、哪年、哪期？该期是否完整、成熟？
    first_purchases 每位买家首购买了什么？是否按时回来？
    purchase_days 每位买家在哪些日子购买，金额多少，距上次多久？
    snapshot 这些表属于哪一份快照，由什么制成？, reconciliation 各表彼此一致、与输入一致吗？
    rejects 哪些记录被拒收，原因是什么？, restated 哪些往期数字与上次运行不同？
    history 每份已发布快照的总览是什么样？
    """)

  /// Names and titles: a name, a blank, its title; the next one behind a comma or on the next line.
  static func pairs(_ text: String) -> [String: String] {
    let pairs = text.split { $0 == "," || $0 == "\n" }.map { $0.split(separator: " ", maxSplits: 1) }
    precondition(pairs.allSatisfy { $0.count == 2 }, "a title without a name")
    return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
  }
}
