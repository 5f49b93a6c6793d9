/// The page in simplified Chinese, with the trade's terms: 复购率, 流失率, 客单价, 同期群.
struct Chinese: Words {
  let style = NumberStyle.chinese
}

extension Chinese {
  var skip: String { "跳到图表" }
  var contents: String { "目录" }
  func subject(asOf: String, from: String, _ currency: String) -> Prose {
    "截至 \(asOf) · 数据起始 \(from) · \(currency)"
  }
  var reconciled: String { "✓ 各表已对账" }
  var notReconciled: String { "✗ 各表对账不平" }
  func refusedOf(_ refused: Int, _ lines: Int) -> Prose {
    refused == 0 ? "共 \(quiet: lines) 行，无拒收" : "共 \(quiet: lines) 行，拒收 \(quiet: refused) 行"
  }
  func changesAgainst(_ day: String) -> String { "变化为与截至 \(day) 的上一份快照相比。" }
  var unchanged: String { "无变化" }
  func figures(_ file: String) -> String { "数据：\(file)" }
  func shownOf(_ shown: Int, _ all: Int) -> Prose { "显示 \(shown) 项，共 \(all) 项。" }
  var notDrawnNoTable: String { "未绘制，因本快照没有此表或其格式较旧：" }
  var notDrawnNoExport: String { "未绘制，因管道文件没有此导出数据：" }
  var everyFigure: String { "每个数字都出自本页旁边的表格，此处为四舍五入值。“patron describe 表名”说明表的含义。" }

  var whereMoneySits: String { "钱在哪里" }
  var doTheyComeBack: String { "他们回来吗" }
  var whoIsLeaving: String { "谁在流失" }
  var whoTheyAre: String { "他们是谁，下一步如何" }
  var canBeTrusted: String { "这些数字可信吗" }

  var revenue: String { "收入" }
  func revenueIn(_ currency: String) -> String { "收入（\(currency)）" }
  var customers: String { "客户" }
  var activeCustomers: String { "活跃客户" }
  var backWithin90: String { "90 天复购率" }
  func churnIn(_ period: String) -> String { period.isEmpty ? "流失率" : "流失率 \(period)" }
  var top20: String { "前 20% 客户收入占比" }
  var boughtOnce: String { "只买过一次" }
  var revenuePerOrder: String { "客单价" }

  var share: String { "占比" }
  var shareOfRevenue: String { "收入占比" }
  var change: String { "变化" }
  var fromTo: String { "从 ↓ 到 →" }
  var period: String { "期间" }
  var year: String { "年份" }
  var interval: String { "95% 置信区间" }
  var unfinished: String { "尚未结束" }
  var yearBefore: String { "一年前" }
  var buyers: String { "买家" }
  var noBuyers: String { "还没有人购买。" }
  var tooFewBuyers: Prose { "客户不足 30 人，不足以下结论。" }
  var firstSeenOnly: String { "仅首次见到" }
  var nobodyInWindow: String { "窗口期内无人购买。" }
}

extension Chinese {
  var whichFew: String { "哪些少数客户撑起收入？" }
  func topTier(_ tier: String, customers: Rate, revenue: Rate, inactive: Int) -> Prose {
    "窗口期客户中，\(customers) 为\(tier)客户，带来 \(revenue) 的收入；另有 \(inactive) 位以前买过、窗口期内未买。"
  }
  var pyramidNote: String { "窗口期为最近 365 天，或以管道文件为准。斜线：窗口期内未购买，金额为退款。" }
  var tierHead: String { "层级" }
  func tier(_ name: String) -> String {
    switch name {
    case "platinum": "铂金"
    case "gold": "黄金"
    case "iron": "铁质"
    case "inactive": "休眠"
    case "new": "新客"
    default: name
    }
  }
  func rule(_ written: String, _ style: NumberStyle) -> String {
    let parts = written.split(separator: " ")
    guard parts.count == 2 else { return written == "inactive" ? "窗口期内未买" : written }
    switch parts[0] {
    case "top": return parts[1] == "1" ? "其余" : "前 \(style.percentOfRule(parts[1]) ?? String(parts[1]))"
    case "at_least": return "\(style.amountOfRule(parts[1]) ?? String(parts[1])) 起"
    case "revenue_share": return "收入的 \(style.percentOfRule(parts[1]) ?? String(parts[1]))"
    default: return written
    }
  }

  var howUnequal: String { "客户有多不均？" }
  func topFifth(_ share: Rate, gini: Rate, customers: Int) -> Prose {
    "\(quiet: customers) 位客户中，前五分之一带来 \(share) 的收入；基尼系数 \(number: gini)。"
  }
  var paretoNote: String { "虚线对角线表示人人购买相同。窗口期客户。" }
  var largestFirst: String { "客户占比（从大到小）" }
  func fifthBrings(_ share: String) -> String { "20% 的客户带来 \(share)" }
  func eightyFrom(_ share: String) -> String { "\(share) 的客户带来 80%" }

  var whoMoved: String { "谁在层级之间移动？" }
  func moved(down: Amount, up: Amount, new: Amount, _ currency: String) -> Prose {
    "下滑客户：\(signed: down) \(currency)；上升客户：\(signed: up)；新客：\(signed: new)。"
  }
  var movesNote: String { "客户数，其下为与上一窗口期相比的收入变化。蓝条增加，橙条减少。加框：未移动。" }
  var noWindowBefore: String { "上一窗口期早于数据起始，无法判断移动。" }

  var whoBrings: String { "钱来自新客还是老客？" }
  func broughtIn(
    _ period: String, revenue: Amount, returning: Amount, isMature: Bool, _ currency: String
  ) -> Prose {
    isMature
      ? "\(period)：\(revenue) \(currency)，其中 \(returning) 来自老客。"
      : "\(period)：\(revenue) \(currency)，其中 \(returning) 来自老客；数据尚短，老客未必全部可辨。"
  }
  var noCompletePeriod: Prose { "尚无完整期间。" }
  var periodsNote: String { "已扣退款。灰色：离数据起始太近，“首购”可能只是首次见到。" }
  var noRevenue: String { "各期均无收入。" }
  var returningCustomers: String { "老客" }
  var firstTimeBuyers: String { "首购客户" }
  var firstTimeBuyersAbove: String { "首购客户（上段）" }

  var moreUnequal: String { "越来越不均吗？" }
  func unequalThenAndNow(_ first: String, _ before: Rate, _ last: String, _ after: Rate) -> Prose {
    "\(first) 年前 20% 的客户带来 \(before) 的收入，\(last) 年为 \(after)。"
  }
  var concentrationNote: String { "每年前 1%、5%、20% 客户的收入占比。" }
  var notTwoYears: String { "没有两个完整年份可比。" }
  func top(_ percent: Int) -> String { "前 \(percent)%" }
  func scope(_ name: String) -> String { name == "trailing" ? "窗口期" : name }
}
