extension Chinese {
  var ladder: String { "他们在客户阶梯的哪一级？" }
  func onLadder(partners: Int, clients: Int, buyers: Int) -> Prose {
    "\(quiet: buyers) 位买家中，伙伴 \(partners) 位，常客 \(clients) 位。"
  }
  var ladderNote: String { "活跃买家按购买天数分级；斜线：已流失。收入为窗口期收入。" }
  var rungHead: String { "级别" }
  func rung(_ name: String) -> String {
    switch name {
    case "partner": "伙伴"
    case "client": "常客"
    case "repeat": "复购客户"
    case "first_time": "首购客户"
    case "lapsed": "已流失"
    case "prospect": "潜在客户"
    default: name
    }
  }

  var whoIsWho: String { "按最近购买与频次，谁是谁？" }
  func segments(champions: Int, revenue: Rate, leaving: Int) -> Prose {
    "\(champions) 位冠军客户带来 \(revenue) 的收入；\(leaving) 位好客户已久未购买。"
  }
  var segmentNote: String { "数字：客户数；其旁为窗口期收入占比，即底色。久未购买：高风险与不可失去两类。" }
  var segmentHead: String { "分群" }
  func segment(_ name: String) -> String {
    switch name {
    case "champions": "冠军客户"
    case "loyal": "忠诚客户"
    case "potential_loyalists": "潜在忠诚客户"
    case "new": "新客户"
    case "promising": "有潜力"
    case "need_attention": "需关注"
    case "about_to_sleep": "即将沉睡"
    case "cannot_lose": "不可失去"
    case "at_risk": "高风险"
    case "hibernating": "沉睡客户"
    default: name
    }
  }
  var recencyScore: String { "最近购买：5 为最近 →" }
  var frequencyScore: String { "↑ 频次：5 为最常" }
  var recencyAndFrequency: String { "最近购买 · 频次" }

  var buyNext: String { "他们接着买什么？" }
  func buyNextBy(_ dimension: String) -> String { "他们接着买什么（按 \(dimension)）？" }
  func strongestMove(_ from: String, _ to: String, _ share: Rate, moves: Int, lift: Rate) -> Prose {
    "买过 \(from) 之后，下一次购买中 \(share) 为 \(to)：是总体的 \(times: lift)（\(quiet: moves) 次）。"
  }
  var noStrongMove: Prose { "没有提升度达到 1.1 且不少于 30 次的转向。" }
  var nextNote: String { "占该行的百分比。底色：提升度，即相对总体占比的倍数。无底色：不足 30 次。加框：再买同类。" }
  var moves: String { "次数" }
  var lift: String { "提升度" }
  var noMoves: String { "管道文件没有可看的维度，或无人购买两次。" }

  var needCall: String { "哪些客户需要打电话？" }
  func accounts(_ count: Int, fewer: Int, silent: Int, share: Rate?, _ currency: String) -> Prose {
    share.map {
      "最大的 \(quiet: count) 位客户中，\(fewer) 位比上一窗口期买得少，\(silent) 位有风险或已流失。他们合计带来 \($0) 的收入。金额单位 \(currency)。"
    } ?? "最大的 \(quiet: count) 位客户中，\(fewer) 位比上一窗口期买得少，\(silent) 位有风险或已流失。金额单位 \(currency)。"
  }
  var accountsNote: String { "● 活跃 ◐ 有风险 ○ 已流失。沉默天数：距上次购买的天数 / 算作流失的天数。" }
  var accountsLeftOut: String { "管道文件不让客户编号出现在本页；见 key_accounts.csv。" }
  var customer: String { "客户" }
  var beforeAndNow: String { "之前 ○ 现在 ●" }
  func beforeWas(_ amount: String) -> String { "之前 \(amount)" }
  var beforeUnknown: String { "之前未知" }
  var shareCumulated: String { "累计占比" }
  var orders: String { "订单" }
  var statusHead: String { "状态" }
  func status(_ name: String) -> String {
    switch name {
    case "active": "活跃"
    case "at_risk": "有风险"
    case "lapsed": "已流失"
    default: name
    }
  }
  var daysSilent: String { "沉默天数" }
  func silentFor(_ days: String, of limit: String) -> String { "\(days)/\(limit)" }
}

extension Chinese {
  var whatCounted: String { "哪些计入，哪些没有？" }
  func counted(_ accepted: Int, of lines: Int, refused: Int) -> Prose {
    "\(quiet: lines) 行中计入 \(accepted) 行；拒收 \(refused) 行。"
  }
  var rejectsNote: String { "每条拒收记录都在 rejects.csv 中，原样附文件与行号。" }
  var lines: String { "行" }
  var accepted: String { "计入" }
  var afterAsOf: String { "晚于截止日" }
  var duplicate: String { "重复" }
  var excluded: String { "按规则排除" }
  var refused: String { "拒收" }
  var refusedBecause: String { "拒收原因" }
  func reason(_ name: String) -> String {
    switch name {
    case "too_long": "过长"
    case "bad_encoding": "编码错误"
    case "bad_quoting": "引号错误"
    case "field_count": "字段数不符"
    case "missing_customer": "缺客户"
    case "missing_date": "缺日期"
    case "bad_date": "日期错误"
    case "missing_amount": "缺金额"
    case "bad_amount": "金额错误"
    case "bad_quantity": "数量错误"
    case "bad_price": "单价错误"
    case "bad_discount": "折扣错误"
    case "bad_cost": "成本错误"
    case "too_precise": "小数位过多"
    case "too_large": "数值过大"
    case "other_currency": "其他币种"
    default: name
    }
  }
  var noLines: String { "导出文件没有任何行。" }

  var agree: String { "各表是否一致？" }
  func identities(_ count: Int, failed: Int) -> Prose {
    failed == 0 ? "\(count) 条恒等式全部精确成立。" : "\(count) 条恒等式中 \(failed) 条不成立：请勿使用这些表。"
  }

  var restated: String { "已公布的数字改变了吗？" }
  func changed(_ count: Int) -> Prose { "已结束期间有 \(count) 个数字与上一份快照不同。" }
  var nothingRestated: String { "已结束期间的数字与上一份快照相同。" }
}
