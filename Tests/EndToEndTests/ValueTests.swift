import Foundation
import Testbench
import Testing

/// What customers are worth, as the built program publishes it.
@Suite struct ValueTests {
  /// The published figures of CDNOW: P. S. Fader, B. G. S. Hardie, "A note on deriving the Pareto/NBD model and related
  /// expressions" (2005); E. P. Batislam and others (2007); "The gamma-gamma model of monetary value" (2013).
  @Suite(.enabled(if: RealData.path(RealExports.cdnow) != nil, "PATRON_DATA has no cdnow/CDNOW_sample.txt"))
  struct OfCDNOW {
    static let run = Result {
      try PublishedRun("cdnow") { try $0.linkRealData(RealExports.cdnow) }
    }
    /// 39 weeks of calibration and 39 of holdout, as in the papers.
    static let halves = Result {
      try PublishedRun("cdnow", replacing: ["period: month": "period: month\nvalue: {holdout_days: 273}"]) {
        try $0.linkRealData(RealExports.cdnow)
      }
    }

    @Test(arguments: [
      ("pareto_nbd", "0.553280 10.578000 0.606240 11.669000", "-9594.9762"),
      ("mbg_nbd", "0.524840 6.183100 0.891360 1.614000", "-9582.1357"),
      ("bg_nbd", "0.242590 4.413600 0.792920 2.425900", "-9582.4292"),
      ("gamma_gamma", "6.249600 3.744200 15.444000 ", "-4055.9177"),
    ])
    func fits(_ model: String, _ parameters: String, _ likelihood: String) throws {
      let models = try Self.halves.get().table("purchase_model")
      let key: KeyValuePairs = ["model": model, "sample": "calibration"]
      let values = try (1...4).map { try models("value_\($0)", where: key) }
      #expect(values.joined(separator: " ") == parameters)
      #expect(try models("log_likelihood", where: key) == likelihood)
      #expect(try models("buyers", where: key) == "2357" && models("repeat_buyers", where: key) == "946")
    }

    @Test func trialOfTheSecondHalf() throws {
      let models = try Self.halves.get().table("purchase_model")
      for (model, error) in [("pareto_nbd", "-0.115030"), ("mbg_nbd", "-0.162207"), ("bg_nbd", "-0.121465")] {
        let key: KeyValuePairs = ["model": model, "sample": "calibration"]
        #expect(try models("holdout_error", where: key) == error)
        #expect(try models("holdout_actual", where: key) == "1882" && models("cells", where: key) == "1016")
        #expect(try models("baseline_rmse", where: key) == "2.317959")
      }
      let holdout = try Self.halves.get().table("model_holdout")
      #expect(try holdout("actual", where: ["model": "pareto_nbd", "frequency": "all"]) == "1882")
    }

    @Test func whatIsChosen() throws {
      let run = try Self.run.get()
      let models = try run.table("purchase_model")
      #expect(try Set(models.column("model", where: ["is_chosen": "true"])) == ["mbg_nbd", "gamma_gamma"])
      let calibration: KeyValuePairs = ["model": "mbg_nbd", "sample": "calibration"]
      #expect(try models("holdout_error", where: calibration) == "-0.005665")
      #expect(try models("holdout_actual", where: calibration) == "865")
      let all: KeyValuePairs = ["model": "mbg_nbd", "sample": "all"]
      let purchases = try (1...4).map { try models("value_\($0)", where: all) }
      #expect(purchases == ["0.617840", "8.657000", "0.551520", "1.009100"])
      let spend: KeyValuePairs = ["model": "gamma_gamma", "sample": "all"]
      let money = try (1...3).map { try models("value_\($0)", where: spend) }
      #expect(money == ["4.683500", "4.189800", "24.391000"])
      let key: KeyValuePairs = ["model": "by_class", "sample": "calibration"]
      #expect(
        try models("holdout_error", where: key) == "0.451046"
          && models("reason", where: key) == "holdout_total")
      // Weeks of the calibration and of the holdout follow each other.
      let tracking = try run.table("model_tracking")
      #expect(tracking.rows(where: ["model": "mbg_nbd"]).count == 78)
      #expect(try tracking("week_end", where: ["model": "mbg_nbd", "week": "59"]) == "1998-02-17")
      #expect(try tracking("is_holdout", where: ["model": "mbg_nbd", "week": "59"]) == "true")
      #expect(try tracking("is_holdout", where: ["model": "mbg_nbd", "week": "58"]) == "false")
      #expect(run.outcome.words.contains("value: mbg_nbd for the purchases, gamma_gamma for the spend"))
    }
  }

  @Test(
    .enabled(if: RealData.path(RealExports.superstore) != nil, "PATRON_DATA has no superstore/superstore.csv")
  )
  func nothingIsForeseenOfSuperstore() throws {
    let run = try SuperstoreTests.run.get()
    let models = try run.table("purchase_model")
    for model in ["pareto_nbd", "mbg_nbd", "bg_nbd"] {
      #expect(try models.column("reason", where: ["model": model]) == ["boundary", "boundary"])
    }
    #expect(try models("holdout_error", where: ["model": "nbd", "sample": "calibration"]) == "-0.303400")
    let key: KeyValuePairs = ["model": "by_class", "sample": "calibration"]
    #expect(
      try models("holdout_error", where: key) == "-0.212647" && models("rmse", where: key) == "1.530101")
    #expect(try models("baseline_rmse", where: key) == "1.954076")
    #expect(try Set(run.table("customer_value").column("value")) == [""])
    let tolerant = try PublishedRun(
      "superstore", replacing: ["money: {": "value: {tolerance: 0.25}\nmoney: {"]
    ) { try $0.linkRealData(RealExports.superstore) }
    let chosen = try tolerant.table("purchase_model").column("is_chosen", where: ["model": "by_class"])
    #expect(chosen == ["true", "true"])
    let values = try tolerant.table("customer_value").column("value")
    #expect(values.count == 793 && !values.contains(""))
  }

  /// A run says in one line what was chosen, or why nothing was.
  @Test func aRunSaysWhyNothingIsForeseen() throws {
    let place = try Shop.open()
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0)
    #expect(outcome.words.contains("value: no purchase model is used (pareto_nbd short_history"))
    let models = try place.table("purchase_model")
    #expect(models.rows.count == 12)
  }

  /// Models are fitted only where a table asks for them; then the others are the same.
  @Test func onlyWhereATableAsks() throws {
    let place = try Shop.open(gates: "tables: [headline]\n")
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0 && !outcome.words.contains("value:"))
  }

  @Test(arguments: [
    (
      "value: {horizons: [365, 90]}",
      "value.horizons: found [365, 90]; wanted two numbers of days, the second larger"
    ),
    ("value: {margin: 2}", "value.margin: found 2; wanted a number from 0 to 1"),
    ("value: {modell: auto}", "value.modell: unknown key"),
  ])
  func wrongSettingsAreExit78(_ section: String, _ words: String) throws {
    let place = try Shop.open(gates: section + "\n")
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 78)
    #expect(outcome.words.contains(words) && outcome.words.contains("shop.yml:"))
    #expect(place.latest() == nil)
  }
}
