extension Chinese {
  var whatOthersSay: String { "其他系统怎么说" }

  var areTheySatisfied: String { "他们满意吗？" }
  func scored(_ satisfied: Estimate, of scores: Int, dissatisfied: Int?) -> Prose {
    dissatisfied.map {
      "\(quiet: scores) 个评分中，\(satisfied.rate) 为满意（\(satisfied)），\(quiet: $0) 个为不满意。"
    } ?? "\(quiet: scores) 个评分中，\(satisfied.rate) 为满意（\(satisfied)）。"
  }
  func saidNothing(_ share: Rate, of customers: Int) -> Prose {
    "窗口期 \(quiet: customers) 位客户中，\(share) 什么也没说。"
  }
  var tooFewScores: Prose { "评分不足 30 个，不足以下结论。" }
  var satisfactionNote: String { "达到管道文件所定满意分数的评分占比。多数不满意的客户从不投诉：投诉少不等于满意。" }
  var satisfiedWithBand: String { "满意度与 95% 置信区间" }
  var noScores: String { "反馈中没有评分。" }
  var satisfied: String { "满意度" }
  var scores: String { "评分数" }

  var whichTiersSatisfied: String { "哪些层级满意，哪些不作声？" }
  var tierSatisfactionNote: String {
    "虚线：全部评分。菱形：区间不含全体比率。空心：不足 30 个评分。沉默：窗口期内没有任何反馈的该层级客户。"
  }
  var silent: String { "沉默" }

  var afterComplaint: String { "投诉之后他们还回来吗？" }
  func answeredCameBack(
    _ rate: Estimate, of answered: Int, against other: Estimate, of unanswered: Int, _ difference: Estimate
  ) -> Prose {
    "及时得到答复的 \(quiet: answered) 位中，\(rate.rate) 回来（\(rate)）；未得到答复的 \(quiet: unanswered) 位中，\(other.rate)（\(other)）：相差 \(points: difference.rate)（\(bounds: difference, " 至 ")）。"
  }
  func complainedCameBack(_ rate: Estimate, of cases: Int, _ difference: Estimate) -> Prose {
    "投诉过的 \(quiet: cases) 位中，\(rate.rate) 回来（\(rate)）：与其余相差 \(points: difference.rate)（\(bounds: difference, " 至 ")）。"
  }
  var tooFewCases: Prose { "可比较的不足 30 例，不足以下结论。" }
  var recoveryNote: String {
    "百分点：相差多少，已答复与未答复相比，其余各类与其他人相比。菱形与粗体：差异的区间不含 0。空心：不足 30 例。并非随机分组：只说明同时出现，不说明答复的效果。"
  }
  var noFeedback: String { "没有留下反馈的客户购买过。" }
  var noOutcomes: String { "尚无足够早的案例可看出客户是否回来。" }
  var feedbackClassHead: String { "类别" }
  func feedbackClass(_ name: String) -> String {
    switch name {
    case "complained": "投诉过"
    case "complained_answered": "· 及时答复"
    case "complained_answered_late": "· 答复较迟"
    case "complained_unanswered": "· 未答复"
    case "satisfied": "满意"
    case "neutral": "其他反馈"
    case "silent": "什么也没说"
    default: name
    }
  }
  var ofCases: String { "占案例" }
  var differenceHead: String { "百分点" }

  var didCampaignsLift: String { "活动促成购买了吗？能持续多久？" }
  func campaignEffect(_ campaign: String, _ start: String, _ isRandomised: Bool) -> String {
    isRandomised
      ? "\(campaign)（\(start)）促成购买了吗？能持续多久？"
      : "收到 \(campaign)（\(start)）的客户比其他人买得多吗？"
  }
  func lifted(
    _ targeted: Rate, of targets: Int, against control: Rate, of others: Int, _ difference: Estimate,
    isRandomised: Bool
  ) -> Prose {
    isRandomised
      ? "活动期间，\(quiet: targets) 位目标客户中 \(targeted) 购买，\(quiet: others) 位对照客户中 \(control)：相差 \(points: difference.rate)（\(bounds: difference, " 至 ")）。"
      : "活动期间，\(quiet: targets) 位目标客户中 \(targeted) 购买，\(quiet: others) 位其他活跃客户中 \(control)：相差 \(points: difference.rate)（\(bounds: difference, " 至 ")）。"
  }
  func liftedMoney(_ money: AmountEstimate, _ currency: String, isAdjusted: Bool) -> Prose {
    isAdjusted
      ? "扣除此前的差异后，每位客户 \(signed: money.amount) \(currency)（\(quietSigned: money.low) 至 \(quietSigned: money.high)）。"
      : "每位客户 \(signed: money.amount) \(currency)（\(quietSigned: money.low) 至 \(quietSigned: money.high)）。"
  }
  func liftLeft(_ difference: Estimate, _ name: String) -> Prose {
    "可见的最后阶段（\(phase(name))）：\(points: difference.rate)（\(bounds: difference, " 至 ")）。"
  }
  var notYetOver: Prose { "活动尚未结束。" }
  var tooFewTargets: Prose { "一方不足 30 位客户，不足以下结论。" }
  var campaignTooEarly: Prose { "活动开始离数据起始太近，活跃客户未必全部可见。" }
  var randomisedNote: String {
    "目标客户与对照组之差（百分点）及 95% 置信区间。若对照组是抽签选出的，此差即为活动的效果，且活动前应接近 0。菱形：区间不含 0。空心：一方不足 30 位。"
  }
  var observedNote: String {
    "目标客户与其他活跃客户之差（百分点）及 95% 置信区间。没有对照组：只说明同时出现，不说明活动的效果。菱形：区间不含 0。空心：一方不足 30 位，或离数据起始太近。"
  }
  var noTargets: String { "没有任何有目标客户的活动已结束一个阶段。" }
  var phaseHead: String { "阶段" }
  func phase(_ name: String) -> String {
    switch name {
    case "before": "活动前"
    case "during": "活动中"
    default: name.hasPrefix("after_") ? "活动后 \(name.dropFirst(6))" : name
    }
  }
  var boughtOfBoth: String { "目标 / 其他" }
  var moneyEach: String { "每位" }

  var staffLeaving: String { "员工在流失吗？" }
  func staffLeft(_ period: String, _ share: Estimate, left: Int, of employed: Int, voluntarily: Int?) -> Prose
  {
    voluntarily.map {
      "\(period)：\(quiet: employed) 名员工中 \(share.rate) 离职（\(share)），共 \(quiet: left) 人，其中主动离职 \(quiet: $0) 人。"
    } ?? "\(period)：\(quiet: employed) 名员工中 \(share.rate) 离职（\(share)），共 \(quiet: left) 人。"
  }
  var tooFewStaff: Prose { "员工不足 30 人，不足以下结论。" }
  var staffNote: String { "在职：期初在职或期内入职。不显示任何人的姓名。" }
  var leavingWithBand: String { "离职占比与 95% 置信区间" }
  var staffUnsettled: String { "尚未结束或不足 30 人" }
  var leavingShare: String { "离职占比" }
  var employed: String { "在职" }
  var noStaff: String { "各期均无在职员工。" }

  var whatTies: String { "什么把各层级留在店里？" }
  var bondsNote: String {
    "窗口期客户，无置信区间。● 管道文件为该层级选定的层面。横条：占比，满格为 100%。灰色：不足 30 位客户的层级。没有导出数据或列的项目不列出。"
  }
  func level(_ name: String) -> String {
    switch name {
    case "financial": "财务层面"
    case "social": "社交层面"
    case "structural": "结构层面"
    default: name
    }
  }
  var leverMark: String { "● 着力点" }
  func bond(_ column: String) -> String {
    switch column {
    case "discount_share": "折扣占原价"
    case "discounted_day_share": "有折扣的购买日"
    case "targeted_share": "收到过活动"
    case "redeemer_share": "用过券"
    case "score_share": "给过评分"
    case "csat": "满意度"
    case "complaint_share": "投诉过"
    case "referrer_share": "介绍过他人"
    case "several_share": "买多个品类"
    case "regular_share": "购买有规律"
    case "breadth_mean": "平均品类数"
    case "tenure_days_p50": "成为客户的天数"
    default: column
    }
  }
}
