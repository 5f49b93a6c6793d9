extension Chinese {
  var whatTheyAreWorth: String { "他们值多少" }

  var worthKeeping: String { "留得更久值多少？" }
  func keptInYear(_ rate: Rate, _ retained: Int, of eligible: Int) -> Prose {
    "上一窗口期的客户中，\(rate) 在本窗口期再次购买（\(quiet: eligible) 位中 \(quiet: retained) 位）。"
  }
  func worthAtRate(_ value: Amount, gain: Amount?, _ share: Rate?, _ currency: String) -> Prose {
    guard let gain, let share else { return "按此比率，一位客户值 \(value) \(currency)。" }
    return "按此比率，一位客户值 \(value) \(currency)；再高 5 个百分点，增加 \(gain)（\(signed: share)）。"
  }
  var rateNotMeasured: Prose { "本店自己的保留率未知：需要 365 天的窗口期，且上一窗口期也在数据之内。" }
  func valueCurveNote(_ basis: String) -> String {
    let profit =
      switch basis {
      case "given": "每年利润由管道文件给出。"
      case "mature": "每年利润为实测值，只计首次见到足够晚、确为新客的客户。"
      default: "每年利润为实测值；数据尚短，无法区分老客与新客。"
      }
    return profit + "没有成本也没有毛利率时，以收入代利润。所有客户、所有年份同一比率：比逐个客户的预测简单。"
  }
  var noYears: String { "还没有客户满第一年，无法计算价值。" }
  var retentionRate: String { "每年保留的客户" }
  var customerIsWorth: String { "价值" }
  var lifetimeYears: String { "年数" }
  var ratesAndYears: String { "每年保留的客户；其下为预期客户年数" }
  var theShop: String { "本店" }
  func shopAt(_ rate: String, _ value: String, _ years: String) -> String {
    "本店：保留 \(rate)，价值 \(value)，\(years) 年"
  }

  var forecastHolds: String { "预测可靠吗？" }
  func foresaw(_ model: String, _ predicted: Rate, actual: Rate, error: Rate, of buyers: Int) -> Prose {
    "在留出期，\(model) 对 \(quiet: buyers) 位买家预测 \(whole: predicted) 个购买日，实际 \(whole: actual) 个（误差 \(signed: error)）。"
  }
  func missedBy(_ rmse: Rate, baseline: Rate) -> Prose {
    "每位客户的均方根误差为 \(decimal: rmse)；“与前一期一样多”的误差为 \(decimal: baseline)。"
  }
  func trackingNote(_ model: String) -> String {
    "自数据起始累计的重复购买日，模型 \(model)。灰色：拟合时模型未见过的各周。它通过了检验；未通过的模型在此不作预测。"
  }
  func noModel(_ reasons: [String]) -> String {
    "没有购买模型通过检验，因此不作预测。" + (reasons.isEmpty ? "" : reasons.joined(separator: "；") + "。")
  }
  func modelReason(_ name: String) -> String {
    switch name {
    case "short_history": "数据太短"
    case "too_few_repeat_buyers": "复购客户太少"
    case "boundary": "参数到达边界"
    case "not_converged": "未找到最佳拟合"
    case "holdout_total": "留出期总数偏差过大"
    case "holdout_classes": "各频次类别偏差过大"
    case "no_better_than_last_period": "不比照搬前一期更好"
    default: name
    }
  }
  func noTracking(_ model: String) -> String { "所选模型 \(model) 只预测整个期间，没有逐周曲线。" }
  var weekTo: String { "截至该周" }
  var actual: String { "实际购买" }
  var foreseen: String { "预测" }
  var heldBack: String { "留出期" }

  var callFirst: String { "先给谁打电话？" }
  func inDoubt(
    _ alive: Rate, of customers: Int, value: Amount, atRisk: Amount, isProfit: Bool, _ currency: String
  ) -> Prose {
    isProfit
      ? "\(quiet: customers) 位买家中，预计约 \(whole: alive) 位仍是客户。他们未来的利润现值 \(value) \(currency)；是否已离开的不确定使其少了 \(atRisk)。"
      : "\(quiet: customers) 位买家中，预计约 \(whole: alive) 位仍是客户。他们未来的收入现值 \(value) \(currency)；是否已离开的不确定使其少了 \(atRisk)。"
  }
  var valueRiskNote: String {
    "风险价值：若确知仍是客户，其价值会高出多少。价值：预期并折现。出自上面的模型，单个客户没有区间：只用来排定先后，不是承诺。接近 0% 者很可能已离开，电话是为了赢回。"
  }
  var valueLeftOut: String { "管道文件不让客户编号出现在本页；见 customer_value.csv。" }
  var noValue: String { "模型未预测任何客户的风险价值。" }
  var atRiskHead: String { "风险价值" }
  var valueHead: String { "价值" }
  var valueAndRisk: String { "价值与风险（斜线）" }
  var stillThere: String { "仍是客户" }
  var repeatDaysHead: String { "重复购买天数" }
}
