/// What the reference of tables says around the definitions. Those exist in English only, and stay so on a page in another
/// language.
public struct ReferenceWords: Sendable {
  /// The page's language.
  public let language: Language
  /// The title of the whole reference.
  public let tables: String
  /// The title of the reference of one table, before its name.
  public let table: String
  /// What the words mean that all definitions use.
  public let introduction: String
  /// The head of the example shop's pipeline.
  public let examplePipeline: String
  /// The head of the example shop's export.
  public let exampleExport: String
  /// The head of the sections of the pipeline for the exports of its other systems.
  public let exampleSystems: String
  /// The head of the names of columns.
  public let column: String
  /// The head of the titles of columns; nil: a column has no title but its name.
  public let title: String?
  /// The head of the types of columns.
  public let type: String
  /// The head of the meanings of columns.
  public let meaning: String
  let contents, skip, exampleRows: String

  /// - Parameter language: the page's.
  public init(_ language: Language) {
    self.language = language
    switch language {
    case .english:
      (tables, table) = ("The tables", "The table ")
      introduction = """
        The as-of day is the last day that counts. W, the trailing window, is the pyramid.window_days days (365 by default) \
        up to and including it. Names in angle brackets stand for a pipeline's own.
        """
      (examplePipeline, exampleExport) = ("The pipeline of the example shop", "Its whole export")
      exampleSystems = "The sections for the exports of its other systems"
      (column, type, meaning, title) = ("column", "type", "meaning", nil)
      (contents, skip) = ("Contents", "Skip to the reference")
      exampleRows = "Its rows for the example shop"
    case .simplifiedChinese:
      (tables, table) = ("数据表", "数据表 ")
      introduction = """
        截止日是计入统计的最后一天。W（滚动窗口）是截至截止日（含当日）的 pyramid.window_days 天，默认 365 天。\
        尖括号中的名字代表管道自己的名字。定义、规则和各列的含义只有英文。
        """
      (examplePipeline, exampleExport) = ("示例店铺的管道文件", "示例店铺的全部导出数据")
      exampleSystems = "其他系统导出数据的管道配置"
      (column, type, meaning, title) = ("列", "类型", "含义（英文）", "名称")
      (contents, skip) = ("目录", "跳到正文")
      exampleRows = "示例店铺在此表中的行"
    }
  }
}
