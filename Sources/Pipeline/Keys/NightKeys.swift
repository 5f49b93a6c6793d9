internal import Base
internal import Databases
internal import Intake
internal import Pictures
internal import Reports

extension Key {
  static let gates = Key.section(
    "gates",
    [
      .value(
        "max_refused_share", \.gates.maxRefusedShare, .share,
        "The largest share of refused lines among all lines."),
      .value("min_lines", \.gates.minLines, .whole(atLeast: 0), "The smallest number of accepted lines."),
      .value(
        "newest_within_days", \.gates.newestWithinDays, .days(atLeast: 0),
        "How many days the as-of day may be before today. 0: not checked."),
      .section(
        "volume",
        [
          .value(
            "min_share_of_previous", \.gates.minShareOfPrevious, .share,
            "The smallest ratio of accepted lines to those of the snapshot before. Not for runs as of an earlier day. 0: not checked."
          )
        ]),
      .value(
        "may_go_back", \.gates.mayGoBack, .flag,
        "Whether the newest day of the data may be before the day of `latest`. false: such a run publishes nothing."
      ).uncounted,
      .value(
        "inputs_gone", \.gates.inputsGone, .choice(),
        "What happens when an export that the snapshot before counted is gone. say: the suspicion input_gone. refuse: nothing is published."
      ).uncounted,
      .suspicions,
    ])

  static let output = Key.section(
    "output",
    [
      .value("folder", \.output.folder, .text, "The folder that holds the pipeline's folder of snapshots."),
      .value("keep", \.output.keep, .whole(atLeast: 1), "How many snapshots are kept."),
      .value(
        "profile", \.output.profile, .choice(),
        "plain: CSV in UTF-8. excel: with a byte order mark, and text that a spreadsheet cannot take for a formula."
      ),
      .excel,
      .value(
        "page", \.output.page, .flag, "Whether report.html is written: the tables as one page with pictures."),
      .value(
        "language", \.output.language, .choice(),
        "The language of the page, and of the titles in datapackage.json. en: English. zh-Hans: simplified Chinese."
      ),
      .value(
        "page_accounts", \.output.pageAccounts, .whole(0...20),
        "How many of the largest accounts the page shows by name, at most 20. 0: it names no customer."),
      .value(
        "purchase_days", \.output.purchaseDays, .flag,
        "Whether the table purchase_days is made: a row per customer and purchase day, as long as the exports."
      ),
      .optional(
        "metrics_file", \.output.metricsFile, .text,
        "A file with figures of every run, for the textfile collector of Prometheus. Default: none."),
      .optional(
        "memory", \.output.memory, .memorySize,
        "How much memory a run may take. With more lines, customers are counted some at a time, and lines that do not fit are written beside the snapshot meanwhile. --memory replaces it. Default: as much as it needs."
      ).uncounted,
      .list(
        "publish", \.output.publish, of: .database,
        "Databases in which the tables are published after each run, as `patron publish` does. A password belongs into PGPASSFILE or a service. Default: none."
      ).uncounted,
    ],
    check: { pipeline, output in
      if pipeline.output.profile == .excel, !pipeline.output.publish.isEmpty {
        output.complain(
          about: "publish",
          "profile is excel, and the signs that guard its texts are no data; write plain, or leave publish out"
        )
      }
    })

  static let privacy = Key.section(
    "privacy",
    [
      .value(
        "customer_ids", \.privacy.customerIDs, .choice(),
        "plain: tables show the ids. hmac: they show an HMAC-SHA-256 of each id, and refused records are counted but not kept."
      ),
      .optional(
        "key_file", \.privacy.keyFile, .text,
        "The file of the key, of 16 bytes or more, that only you can read (chmod 600)."),
      .value(
        "min_group", \.settings.minGroup, .whole(0...1_000_000),
        "Figures about fewer people than this are left empty in the tables of the other exports: feedback, satisfaction, recovery, feedback_reasons, staff, staff_leavers, delivered_value, relationship_quality, campaign_lift, redemptions, points, referrals and levels; the row stays. No other table knows it. 0: all are shown."
      ),
      .derived(
        "key_id", written: { $0.privacy.keyID ?? "none" }, "Which key it is: other keys make other tables."),
    ],
    check: { pipeline, privacy in
      let written = privacy.place("customer_ids")?.text
      if pipeline.privacy.customerIDs == .hmac, !privacy.has("key_file") {
        privacy.complain(
          about: "key_file",
          "missing; customer_ids is hmac, so it must name a file that only you can read")
      }
      // After a misspelt choice nothing can be held against the key.
      if written == "plain" || !privacy.has("customer_ids"), privacy.has("key_file") {
        privacy.complain(
          about: "key_file",
          "customer_ids is plain, so a key would do nothing; write hmac or leave it out")
      }
      pipeline.source.hidesRecords = pipeline.privacy.customerIDs != .plain
    })
}

extension Key {
  /// `output.excel`: a spreadsheet takes the signs of its own country.
  fileprivate static let excel = Key.section(
    "excel",
    [
      .value(
        "delimiter", \.output.excel.delimiter, .sign(),
        "The character between the cells of the profile excel: \";\" where the decimal sign is a comma."),
      .value(
        "decimal", \.output.excel.decimal, .sign(), "The decimal sign of numbers in the profile excel."),
    ],
    check: { pipeline, excel in
      let signs = pipeline.output.excel
      guard signs != OutputSettings.Signs() else { return }
      if pipeline.output.profile != .excel {
        let key = excel.has("delimiter") ? "delimiter" : "decimal"
        excel.complain(about: key, "output.profile is plain, so it would do nothing; write profile: excel")
      }
      if signs.delimiter.byte == signs.decimal.byte {
        excel.complain(
          about: "decimal",
          "the delimiter is a comma too, so a number would be two cells; write delimiter: \";\"")
        pipeline.output.excel = OutputSettings.Signs()
      }
    })
}
