import Intake
import Testing

@testable import Pipeline

@Suite struct TimeZoneKeyTests {
  private func read(_ zones: String) throws -> Pipeline {
    try PipelineTests.read(smallestPipeline + "  time_zone: \(zones)\n")
  }

  @Test func zonesComeFromTheSystem() throws {
    let shift = try #require(try read("{from: UTC, to: America/New_York}").source.timeZone)
    #expect(shift.from?.name == "UTC")
    #expect(shift.to.name == "America/New_York")
    #expect(try read("{to: Asia/Shanghai}").source.timeZone?.from == nil)
    #expect(try PipelineTests.read(smallestPipeline).source.timeZone == nil)
  }

  /// A reading depends on the zones and on their rules.
  @Test func everyZoneTells() throws {
    let texts = try ["{from: UTC, to: Asia/Tokyo}", "{from: UTC, to: Asia/Seoul}", "{to: Asia/Tokyo}"].map {
      let pipeline = try read($0)
      #expect(pipeline.readingSettings.contains("source.time_zone"))
      return pipeline.canonicalSettings
    }
    #expect(Set(texts).count == 3)
    let line = try #require(texts[2].split(separator: "\n").first { $0.hasPrefix("source.time_zone") })
    #expect(line.wholeMatch(of: /source\.time_zone: \{from: none, to: "Asia\/Tokyo" \([0-9a-f]+\)\}/) != nil)
  }
}
