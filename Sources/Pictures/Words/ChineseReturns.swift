extension Chinese {
  var comeBack: String { "首购客户会回来吗？" }
  func cameBack(_ rate: Estimate, of eligible: Int, within days: Int, tooRecent: Int) -> Prose {
    "\(quiet: eligible) 位首购客户中，\(rate.rate) 在 \(quiet: days) 天内复购（95% 置信区间 \(rate)）；另有 \(quiet: tooRecent) 位时间尚短，无法判断。"
  }
  var curveNote: String { "Kaplan–Meier 估计：时间尚短的客户只按已观察的天数计。色带：95% 置信区间。" }
  var daysSinceFirst: String { "距首购天数；其下为仍在观察的买家数" }
  var buyersAtRisk: String { "仍在观察" }
  var day: String { "天" }

  var easier: String { "下一次购买会更容易吗？" }
  func goOn(_ first: Estimate, _ second: Estimate?) -> Prose {
    second.map {
      "首购之后 \(first.rate) 再次购买（95% 置信区间 \(first)），第二次之后 \($0.rate)（\($0)）。"
    } ?? "首购之后 \(first.rate) 再次购买（95% 置信区间 \(first)）。"
  }
  var stepsNote: String { "横条：95% 置信区间。空心：不足 30 位客户。比率仍会上升：新近客户的时间还短。间隔天数为 Kaplan–Meier 中位数。" }
  func step(_ n: Int) -> String { "\(n) → \(n + 1)" }
  var wentOn: String { "再买" }
  var reached: String { "人数" }
  var medianDays: String { "中位天数" }

  var newerCohorts: String { "新一批首购客户更常回来吗？" }
  func cohortCameBack(_ cohort: String, _ rate: Estimate, of eligible: Int, within days: Int) -> Prose {
    "\(cohort) 首购的 \(quiet: eligible) 位客户中，\(rate.rate) 在 \(quiet: days) 天内复购（95% 置信区间 \(rate)）。"
  }
  func cohortTrendNote(_ days: Int) -> String { "按首购期间；\(days) 天内复购率。灰色：“首购”可能只是首次见到。" }
  var rateWithBand: String { "复购率与 95% 置信区间" }
  var cohortUnsettled: String { "未定或不足 30 人" }
  var noSettledCohort: Prose { "尚无足够成熟且观察足够久的同期群。" }
  func notTwoCohorts(_ days: Int) -> String { "没有两个同期群观察满 \(days) 天。" }

  var buyAgain: String { "他们会再买什么？" }
  func mostBoughtAgain(_ product: String, _ rate: Estimate, of buyers: Int) -> Prose {
    "收入最高的商品中，\(product) 最常被再次购买：\(quiet: buyers) 位买家中的 \(rate.rate)（95% 置信区间 \(rate)）。"
  }
  var productNote: String { "在两个或更多日子购买。收入最高的商品，按再购率排列。" }
  var noProducts: String { "没有商品的买家足够多，或导出文件没有商品列。" }
  var product: String { "商品" }
  var boughtAgain: String { "再购" }
  var ofBuyers: String { "占买家" }

  var hold: String { "同期群留得住吗？" }
  func activeLater(_ one: Estimate, atSix: Estimate?) -> Prose {
    atSix.map {
      "一期之后 \(one.rate) 再次购买（95% 置信区间 \(one)），六期之后 \($0.rate)（\($0)）。"
    } ?? "一期之后 \(one.rate) 再次购买（95% 置信区间 \(one)）。"
  }
  var heatNote: String {
    "同期群在首购之后各期购买的百分比。斜线：该期尚未结束。无底色：不足 30 位买家。* “首购”可能只是首次见到。末行：期数越大，所依据的同期群越少。"
  }
  var noSecondPeriod: String { "没有同期群在首期之后有完整期间。" }
  var cohort: String { "同期群" }
  var allCohorts: String { "全部同期群" }
  var age: String { "之后期数" }
}

extension Chinese {
  var grow: String { "在增长，还是只在补缺？" }
  func bridge(
    _ period: String, opening: Int, new: Int, back: Int, lost: Int, closing: Int, replacement: Rate?
  ) -> Prose {
    replacement.map {
      "\(period)：期初活跃 \(opening) + 新客 \(new) + 回流 \(back) − 流失 \(lost) = 期末 \(closing)。新客中 \($0) 只是补上流失。"
    } ?? "\(period)：期初活跃 \(opening) + 新客 \(new) + 回流 \(back) − 流失 \(lost) = 期末 \(closing)。"
  }
  var growthNote: String { "向上：新客与回流；向下：因沉默而流失。灰色区：数据尚短，还没有人能算作流失。" }
  var new: String { "新客" }
  var reactivated: String { "流失后回流" }
  var churned: String { "流失" }
  var net: String { "净增" }
  var activeAtEnd: String { "各期期末活跃客户" }
  var churnTooEarly: String { "流失尚不可见" }
  var noSettledPeriod: Prose { "尚无完整且成熟的期间，无法判断谁已流失。" }
  var noSettledPeriodLabel: String { "尚无完整且成熟的期间，无法判断谁已流失。" }

  var churnRising: String { "流失率在上升吗？" }
  func left(_ period: String, _ rate: Estimate, churned: Int, of opening: Int, yearAgo: Rate?) -> Prose {
    yearAgo.map {
      "\(period)：\(quiet: opening) 位中流失 \(quiet: churned) 位，流失率 \(rate.rate)（95% 置信区间 \(rate)）；一年前 \($0)。"
    } ?? "\(period)：\(quiet: opening) 位中流失 \(quiet: churned) 位，流失率 \(rate.rate)（95% 置信区间 \(rate)）；一年前未知。"
  }
  var churnNote: String { "流失：期初活跃、期末已沉默过久。色带：95% 置信区间。" }
  var churnRate: String { "流失率" }
  var churnWithBand: String { "流失率与 95% 置信区间" }
  var unsettled: String { "未定" }
  var tooEarly: String { "为时尚早" }
  var nobodyWasActive: String { "各期之初都没有活跃客户。" }

  var whereLeave: String { "他们在哪里流失？" }
  func whereLeaveBy(_ dimension: String) -> String { "他们在哪里流失（按 \(dimension)）？" }
  func valuesAbove(_ period: String, _ values: [String], _ all: Estimate) -> Prose {
    "\(period)：置信区间整个高于总体 \(all.rate) 的有：\(values.joined(separator: "、"))。"
  }
  func noValueAbove(_ period: String, _ all: Estimate) -> Prose {
    "\(period)：没有置信区间整个高于总体 \(all.rate) 的。"
  }
  var churnValueNote: String { "粗体加菱形：其 95% 置信区间不含总体流失率。空心：不足 30 位客户。取值多时，总有几个只是偶然不同。" }
  func all(_ rate: String) -> String { "总体 \(rate)" }
  var leftOf: String { "流失/期初" }
  var revenueLost: String { "流失收入" }
  var value: String { "取值" }
  var noDimensions: String { "管道文件没有维度。" }

  var askBack: String { "多久之内还值得唤回？" }
  func wonBack(_ first: String, _ early: Estimate, _ last: String, _ late: Estimate) -> Prose {
    "流失后 \(first) 天 \(early.rate) 再次购买（95% 置信区间 \(early)），\(last) 天 \(late.rate)（\(late)）。"
  }
  var winbackNote: String { "按流失日之后的天数，各档长短不一。最后一档没有终点，仍可能上升。并非随机唤回：这是自己回来的客户。" }
  var cameBackHead: String { "回流" }
  var ofLapsed: String { "占流失客户" }
  var daysPastLapse: String { "流失后天数" }
  var nobodyLapsed: String { "还没有人流失。" }
  var tooFewLapsed: Prose { "各档流失不足 30 例，不足以下结论。" }
}
