internal import Base

extension Chinese {
  var looksWrong: String { "导出数据中有可疑之处" }

  func suspicion(_ kind: SuspicionKind) -> String {
    switch kind {
    case .orderAmountOnLines: "订单总额重复出现在其每一行"
    case .farFirstDay: "最早的日期远早于其他日期"
    case .farLastDay: "最晚的日期远晚于其他日期"
    case .bothNegative: "数量和单价同时为负"
    case .discountSign: "折扣反而增加了金额"
    case .totalRow: "合计行被当作明细行"
    case .partlyExcluded: "订单只有部分行被排除"
    case .sameFileTwice: "同一文件出现两次"
    case .orderInTwoFiles: "同一订单出现在两个文件中"
    case .fileOrderByName: "按名称排在最后的文件不是最新的"
    case .nearEqualIDs: "客户编号仅写法不同"
    case .roundedIDs: "客户编号被电子表格四舍五入"
    case .wordForNothing: "客户编号实为“空值”"
    case .spreadsheetGuard: "数值带有电子表格的防护符号"
    case .oneSidedRefusals: "被拒绝的值都属于同一类"
    case .unfinishedFile: "文件的最后一行不完整"
    case .blankCurrency: "订单只有部分行写明币种"
    case .customerIsMoney: "客户列其实是金额"
    case .answeredBefore: "反馈的答复日期早于反馈日期"
    case .inputGone: "上次计入的导出文件已不存在"
    }
  }

  func suspicionLines(_ count: Int) -> Prose { "\(count) 行" }
  func moreFiles(_ count: Int) -> Prose { "另有 \(count) 个文件" }
  var allFiles: String { "全部文件" }
}
