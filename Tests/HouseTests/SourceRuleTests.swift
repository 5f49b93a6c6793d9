import Testing

/// What may stand in a source file, and where.
@Suite struct SourceRuleTests {
  /// Only where bytes come from or go to: libcsv and the system's calls.
  @Test func unsafeStandsOnlyInCSVAndFiles() throws {
    let floors = try House.swiftFiles("Sources").filter { !["CSV", "Files"].contains($0.target) }
    let places = try (floors + House.swiftFiles("Benchmarks"))
      .flatMap { $0.places(of: /\bunsafe\b|Unsafe|@unchecked|\bunmanaged\b/.ignoresCase()) }
    #expect(places.isEmpty)
  }

  /// Gates, logs and metrics of a run need the time; what it publishes does not.
  static let mayAskTheClock = ["Sources/Night/Work/Launch.swift", "Sources/Night/Work/Progress.swift"]

  /// A table must not depend on when and where it is made: only the program may ask.
  @Test func noClockLocaleOrTimeZoneBelowTheProgram() throws {
    let asking =
      /\bDate\s*\(\s*\)|\bDate\.now\b|\b(?:Continuous|Suspending|System|UTC)Clock\b|\bDispatchTime\b|\b(?:clock_)?gettime(?:ofday)?\b|\b(?:local|gm)time(?:_r)?\b|\bstrftime\b|\bmktime\b|\btime\(nil\)|\bCalendar\.(?:current|autoupdatingCurrent)\b|\bCalendar\(identifier\b|\bLocale\b|\bsetlocale\b|\blocaleconv\b|\bTimeZone\b|\btzset\b|\bProcessInfo\b|\bgetenv\b|\bCommandLine\b|\b(?:Date|Number|ISO8601Date)Formatter\b|\.formatted\(/
    let places = try House.swiftFiles("Sources")
      .filter { $0.target != "Patron" && !Self.mayAskTheClock.contains($0.path) }
      .flatMap { $0.places(of: asking) }
    #expect(places.isEmpty)
  }

  /// Chance is for the sample, which is seeded, and for the names of hidden folders that are gone when the run ends.
  @Test func nothingIsLeftToChanceBelowTheProgram() throws {
    let places = try House.swiftFiles("Sources")
      .filter { !["Patron", "Sample"].contains($0.target) && $0.path != "Sources/Snapshot/Sweep.swift" }
      .flatMap { $0.places(of: /\brandom(?:Element)?\(|\bshuffled?\(|RandomNumberGenerator/) }
    #expect(places.isEmpty)
  }

  /// A hash differs from run to run; so would whatever is made of it.
  @Test func nothingAsksForAHashValue() throws {
    #expect(try House.swiftFiles("Sources").flatMap { $0.places(of: /\.hashValue\b|\bHasher\s*\(/) }.isEmpty)
  }

  /// `print` reports success on a full disk: data goes out through checked writes only.
  @Test func nothingPrintsUnchecked() throws {
    let unchecked = /(?:^|[^.\w])(?:print|debugPrint|dump)\(/
    let checked = /try\s+print\(|func\s+print\(/
    let places = try House.swiftFiles("Sources").flatMap { $0.places(of: unchecked) }
      .filter { !$0.contains(checked) }
    #expect(places.isEmpty)
  }
}
