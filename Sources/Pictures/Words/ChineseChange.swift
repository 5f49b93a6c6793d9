extension Chinese {
  var whyChanged: String { "收入为什么变化？" }
  func revenueChanged(
    _ change: Amount, _ share: Rate?, _ currency: String, gain: (name: String, change: Amount)?,
    loss: (name: String, change: Amount)?
  ) -> Prose {
    let start: Prose =
      share.map { "与上一窗口期相比，收入变化 \(signed: change) \(currency)（\(signed: $0)）。" }
      ?? "与上一窗口期相比，收入变化 \(signed: change) \(currency)。"
    switch (gain, loss) {
    case (let gain?, let loss?):
      return start
        + "增加最多：\(changeClass(gain.name))，\(signed: gain.change)；减少最多：\(changeClass(loss.name))，\(signed: loss.change)。"
    case (let gain?, nil): return start + "增加最多：\(changeClass(gain.name))，\(signed: gain.change)。"
    case (nil, let loss?): return start + "减少最多：\(changeClass(loss.name))，\(signed: loss.change)。"
    case (nil, nil): return start
    }
  }
  var bridgeNote: String { "从上一窗口期的收入到本窗口期的收入，按客户的变化分类。只说明变化来自谁，不说明原因。空心：不足 30 位客户。" }
  var noBridge: String { "上一窗口期早于数据起始，无法判断变化。" }
  var changeClassHead: String { "变化类别" }
  func changeClass(_ name: String) -> String {
    switch name {
    case "new": "新客"
    case "returned": "回流客户"
    case "kept_more": "买得更多"
    case "kept_same": "买得一样"
    case "kept_less": "买得更少"
    case "lost": "未再购买"
    case "other": "仅有退款"
    default: name
    }
  }
  func customersCount(_ count: String) -> String { "\(count) 位客户" }
  var windowBefore: String { "上一窗口期" }
  var thisWindow: String { "本窗口期" }

  var moreOrOften: String { "客户更多、买得更勤，还是每次花得更多？" }
  func driven(
    _ change: Amount, customers: Amount, frequency: Amount, spend: Amount, _ currency: String
  ) -> Prose {
    "变化 \(signed: change) \(currency)，其中客户数带来 \(signed: customers)，购买频次带来 \(signed: frequency)，每次花费带来 \(signed: spend)。"
  }
  var driversNote: String {
    "购买日净额 = 客户数 × 人均购买天数 × 每购买日花费；上一窗口期 → 本窗口期。三个因素不分先后（沙普利值）。空心：某一窗口期不足 30 位客户。"
  }
  var oneSideEmpty: String { "两个窗口期之一没有客户，变化无法分解。" }
  var daysPerCustomer: String { "人均购买天数" }
  var spendPerDay: String { "每购买日花费" }
  var revenueOfDays: String { "购买日净额" }
  func beforeAfter(_ before: String, _ after: String) -> String { "\(before) → \(after)" }

  var tiersBuy: String { "各层级买什么？" }
  func tiersBuyBy(_ dimension: String) -> String { "各层级买什么（按 \(dimension)）？" }
  func tierBuys(
    _ tier: String, _ value: String, _ share: Estimate, of members: Int, times index: Rate
  ) -> Prose {
    "\(quiet: members) 位\(tier)客户中，\(share.rate) 买过 \(value)（\(share)）：是全体客户的 \(times: index)。"
  }
  var tiersBuyAlike: Prose { "没有哪个不少于 30 位客户的层级与全体客户不同。" }
  var tierProfileNote: String {
    "上：窗口期内该层级购买者的占比，以及相对全体的倍数。下：该项在该层级收入中的占比相对全体的倍数。有底色：95% 置信区间不含全体的占比。买得勤的客户几乎样样都多买，金额倍数才显示偏好。"
  }
  var noTierProfile: String { "管道文件没有行级维度，或窗口期内无人购买。" }
  var allCustomers: String { "全体" }
  var boughtIt: String { "购买者占比" }
  var timesAll: String { "相对全体" }
  var moneyTimesAll: String { "金额相对全体" }
  func moneyIndex(_ times: String) -> String { "金额 \(times)" }
}
