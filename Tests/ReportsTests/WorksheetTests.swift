import Base
import Ledger
import Models
import Testing

@testable import Reports

/// What several tables read of a shard, beside the slow and obvious way.
@Suite struct WorksheetTests {
  private func shop(
    shards: Int = 3, isCadence: Bool = true, windowDays: Int = 365,
    by value: Settings.Pyramid.Value = .revenue
  ) throws -> (histories: [History], landmarks: Landmarks) {
    var workshop = RandomShop.workshop(isCadence: isCadence, period: .month)
    workshop.shards = shards
    workshop.settings.pyramid.windowDays = windowDays
    workshop.settings.pyramid.by = value
    return try workshop.landmarks(of: RandomShop(seed: 23).export)
  }

  @Test func breadthsAreThoseOfTheSortedValues() throws {
    let (histories, landmarks) = try shop()
    let rule = landmarks.settings.purchase
    var most: Int32 = 0
    for history in histories {
      for dimension in landmarks.facts.dimensions.indices {
        let breadths = ValueBuyers(ofDimension: dimension, history, landmarks).breadths
        most = max(most, breadths.max() ?? 0)
        for customer in history.customers {
          let bought = history.bought(by: customer, ofDimension: dimension, rule)
          #expect(Int(breadths[customer]) == bought.count)
        }
      }
    }
    #expect(most > 1)
  }

  /// Every customer's purchases with a value, one after the other.
  @Test func buyersAreCountedValueByValue() throws {
    let (histories, landmarks) = try shop()
    let rule = landmarks.settings.purchase
    var (rebuyers, onceOnly) = (0, 0)
    for history in histories {
      for (dimension, facts) in landmarks.facts.dimensions.enumerated() {
        let codes = history.lineValue[dimension]
        let found = ValueBuyers(ofDimension: dimension, history, landmarks).values
        for value in facts.values.indices {
          var expected = (buyers: 0, rebuyers: 0, cameBack: 0)
          for customer in history.customers {
            let purchases = history.purchases(of: customer)
            let with = purchases.filter { purchase in
              history.lines(ofDay: Int(history.dayOfPurchase[purchase])).contains {
                Int(codes[$0]) == value && rule.isBought(history.lineAmount[$0])
              }
            }
            guard let first = with.first else { continue }
            expected.buyers += 1
            if with.count >= 2 { expected.rebuyers += 1 }
            if purchases.upperBound > first + 1 { expected.cameBack += 1 }
          }
          #expect(found[value] == expected)
          rebuyers += expected.rebuyers
          onceOnly += expected.buyers - expected.rebuyers
        }
      }
    }
    #expect(rebuyers > 0 && onceOnly > 0)
  }

  /// A worksheet hands out what it has counted before, and of the right column.
  @Test func whatIsCountedOnceIsThatOfTheAskedColumn() throws {
    let (histories, landmarks) = try shop()
    let worksheet = Worksheet(histories[0], landmarks)
    for dimension in [nil, 0, 1] as [Int?] {
      let alone = ValueBuyers(ofDimension: dimension, histories[0], landmarks)
      for _ in 1...2 {
        #expect(worksheet.valueBuyers(ofDimension: dimension).breadths == alone.breadths)
        #expect(
          worksheet.valueBuyers(ofDimension: dimension).values.map(\.buyers) == alone.values.map(\.buyers))
      }
      let count =
        dimension.map { landmarks.facts.dimensions[$0].values.count } ?? landmarks.facts.products.count
      #expect(worksheet.lineSums(ofDimension: dimension).totals.count == count)
    }
    let buyersRevenue = histories[0].customers.filter { !histories[0].purchases(of: $0).isEmpty }
      .flatMap { histories[0].days(of: $0) }.reduce(Money.zero) { $0 + histories[0].net[$1] }
    for dimension in [nil, 0, 1] as [Int?] {
      #expect(worksheet.lineSums(ofDimension: dimension).totals.reduce(.zero, +) == buyersRevenue)
    }
  }

  /// A window of 365 days that ended a year ago is the one before W; others are looked at by themselves.
  @Test(arguments: [365, 90], [Settings.Pyramid.Value.revenue, .profit])
  func columnsSayWhatEachCustomerDid(_ windowDays: Int, _ value: Settings.Pyramid.Value) throws {
    let (histories, landmarks) = try shop(windowDays: windowDays, by: value)
    let premises = landmarks.premises
    let before = try #require(premises.previousWindow)
    let yearAgo = try #require(premises.yearAgoWindow)
    #expect((before == yearAgo) == (windowDays == 365))
    var values: [Window: [Int64]] = [:]
    var monetary: [Int64] = []
    for history in histories {
      let worksheet = Worksheet(history, landmarks)
      for customer in history.customers {
        let now = history.activity(of: customer, in: premises.window)
        #expect(worksheet.activities[customer] == now)
        #expect(worksheet.previousActivities?[customer] == history.activity(of: customer, in: before))
        #expect(worksheet.yearAgoActivities?[customer] == history.activity(of: customer, in: yearAgo))
        let isBuyer = !history.purchases(of: customer).isEmpty
        let place = isBuyer ? landmarks.place(of: customer, with: now, in: history) : nil
        #expect(worksheet.places[customer] == place)
        let silence = history.silence(of: customer, on: landmarks.asOf, by: landmarks.settings.lapse)
        #expect(worksheet.statuses[customer] == silence?.status)
        for window in Set([premises.window, before, yearAgo]) {
          let activity = history.activity(of: customer, in: window)
          if activity.isMember { values[window, default: []].append(activity.value(by: value).units) }
        }
        if now.isMember { monetary.append(now.revenue.units) }
      }
    }
    #expect(landmarks.crowd.values == Distribution(values[premises.window] ?? []))
    #expect(landmarks.crowd.previousValues == Distribution(values[before] ?? []))
    #expect(landmarks.crowd.yearAgoValues == Distribution(values[yearAgo] ?? []))
    #expect(landmarks.crowd.monetary == Distribution(monetary))
  }

  @Test(arguments: [false, true])
  func lapsesAreTheEndsOfSpells(_ isCadence: Bool) throws {
    let (histories, landmarks) = try shop(isCadence: isCadence)
    let rule = landmarks.settings.lapse
    var returns = 0
    for history in histories {
      for customer in history.customers {
        let spells = history.spells(of: customer, by: rule)
        var lapses: [[Day?]] = []
        history.forEachLapse(of: customer, by: rule) { lapses.append([$0, $1]) }
        let nexts = spells.dropFirst().map { Optional($0.first) } + [nil]
        #expect(lapses == zip(spells, nexts).map { [$0.lapseDay, $1] })
        returns += max(0, spells.count - 1)
      }
    }
    #expect(returns > 0)
  }

  /// Windows may be equal, end before anybody came back and last longer than the data.
  @Test(arguments: [[30, 60, 90, 180, 365], [1, 1, 7, 7, 100_000], [90], []])
  func returnsAreThoseCountedOneByOne(_ windows: [Int]) throws {
    let (histories, landmarks) = try shop()
    for history in histories {
      for dimension in landmarks.facts.dimensions.indices {
        let carried = history.carried[dimension]
        let values = landmarks.facts.dimensions[dimension].values.count
        var expected = Array(repeating: ReturnCount(), count: values * windows.count)
        for customer in history.customers {
          let days = history.purchases(of: customer).map { history.purchaseDay[$0] }
          guard let first = days.first else { continue }
          for (position, window) in windows.enumerated() {
            let value = Int(carried[history.purchases(of: customer).lowerBound])
            expected[value * windows.count + position].count(
              gap: days.count > 1 ? days[1] - first : nil, age: landmarks.asOf - first, within: window)
          }
        }
        let firsts = history.firstPurchases(by: windows, asOf: landmarks.asOf)
        let counted = ReturnCount.counted(firsts, windows: windows.count, groups: values) { Int(carried[$0]) }
        #expect(counted == expected)
      }
    }
  }

  /// Of few values all are counted, of many only those that occur.
  @Test func staysOfManyValuesAreCountedLikeThoseOfFew() throws {
    let (histories, landmarks) = try shop()
    let periods = landmarks.calendar.count
    for history in histories {
      let stays = history.stays(in: landmarks.calendar, by: landmarks.settings.lapse)
      #expect(!stays.isEmpty)
      for (dimension, facts) in landmarks.facts.dimensions.enumerated() {
        let carried = history.carried[dimension]
        func counted(_ groups: Int) -> [ChurnTally?] {
          ChurnTally.counted(stays, periods: periods, groups: groups) { Int(carried[Int($0.purchase)]) }
        }
        let few = counted(facts.values.count)
        let many = counted(100_000)
        let occurring = Set(stays.map { Int(carried[Int($0.purchase)]) })
        #expect(many.indices.filter { many[$0] != nil } == occurring.sorted())
        for value in facts.values.indices {
          #expect(few[value] == many[value] ?? ChurnTally(periods: periods))
        }
      }
    }
  }

  /// Few codes have a counter each, many are sorted.
  @Test func pairsAreThoseOfEachCustomer() throws {
    let (histories, landmarks) = try shop()
    for history in histories {
      for (dimension, facts) in landmarks.facts.dimensions.enumerated() {
        let carried = history.carried[dimension]
        var expected: [[Int]: Int] = [:]
        for customer in history.customers {
          let codes = history.purchases(of: customer).map { Int(carried[$0]) }
          for (from, to) in zip(codes, codes.dropFirst()) { expected[[from, to], default: 0] += 1 }
        }
        let few = PairCounts(codes: facts.values.count, carried, at: history.repeats)
        let many = PairCounts(codes: 1000, carried, at: history.repeats)
        #expect(few.pairs.elementsEqual(many.pairs) { $0 == $1 })
        #expect(
          few.pairs.map { [$0.from, $0.to] } == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
        for pair in few.pairs { #expect(expected[[pair.from, pair.to]] == pair.count) }
        #expect(!few.pairs.isEmpty)
      }
    }
  }
}
