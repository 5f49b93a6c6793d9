import Base
import Foundation
import Intake
import Pipeline
import Testing

@testable import Proposal

@Suite struct InitEncodingTests {
  private let days = ["2026-01-05", "2026-02-14", "2026-03-20"]

  /// An export whose product names have these bytes; the header is ASCII.
  private func export(_ product: [UInt8]) -> [UInt8] {
    let text = lines(days: days) { customer, order, day, _ in ["\(order)", "K\(customer)", day, "@", "2.50"] }
    return Array("order,customer,date,product,amount\n".utf8)
      + Array(text.utf8).flatMap { $0 == UInt8(ascii: "@") ? product : [$0] }
  }

  private func proposal(_ bytes: [UInt8]) async throws -> Proposal {
    try await Exporter(["export.csv": bytes]).proposal()
  }

  private func encoding(_ product: [UInt8]) async throws -> ExportFormat.Encoding {
    try await proposal(export(product)).decoded().source.format.encoding
  }

  @Test func asciiAndUTF8() async throws {
    #expect(try await encoding(Array("Muller".utf8)) == .utf8)
    #expect(try await encoding(Array("Müller 100 €".utf8)) == .utf8)
    #expect(
      try await proposal([0xEF, 0xBB, 0xBF] + export([0x41])).comments.contains("byte order mark of UTF-8"))
  }

  @Test func westernLetters() async throws {
    let muller: [UInt8] = [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72]
    #expect(try await encoding(muller) == .latin1)
    // A euro sign behind a price.
    #expect(try await encoding(muller + [0x20, 0x35, 0x20, 0x80]) == .windows1252)
    // Müller, Café and Straße as Macintoshes wrote them.
    let macintosh: [UInt8] =
      [0x4D, 0x9F, 0x6C, 0x6C, 0x65, 0x72, 0x20, 0x43, 0x61, 0x66, 0x8E, 0x20]
      + [0x53, 0x74, 0x72, 0x61, 0xA7, 0x65]
    #expect(try await encoding(macintosh) == .macintosh)
  }

  @Test func theDecidingLineIsNamed() async throws {
    let comments = try await proposal(export([0x4D, 0xFC, 0x6C])).comments
    #expect(comments.contains("export.csv:2: …"))
    #expect(comments.contains("\\xFC"))
  }

  /// 订单,客户,日期,产品,金额 and 茶叶, in GBK.
  @Test func chinese() async throws {
    let header: [[UInt8]] = [
      [0xB6, 0xA9, 0xB5, 0xA5], [0xBF, 0xCD, 0xBB, 0xA7], [0xC8, 0xD5, 0xC6, 0xDA], [0xB2, 0xFA, 0xC6, 0xB7],
      [0xBD, 0xF0, 0xB6, 0xEE],
    ]
    let body = export([0xB2, 0xE8, 0xD2, 0xB6]).drop { $0 != UInt8(ascii: "\n") }
    let proposal = try await proposal(Array(header.joined(separator: [UInt8(ascii: ",")])) + body)
    let source = try proposal.decoded().source
    #expect(source.format.encoding == .gb18030)
    #expect(source.mapping.customer == "客户")
    #expect(source.mapping.date == "日期")
    #expect(source.mapping.order == "订单")
    #expect(source.mapping.product == "产品")
    #expect(source.mapping.amount == .column("金额"))
    #expect(proposal.account?.accepted == 18)
  }

  @Test func utf16ByItsMark() async throws {
    let text = String(decoding: export([0x41]), as: UTF8.self)
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let proposal = try await proposal(bytes)
    #expect(try proposal.decoded().source.format.encoding == .utf16)
    #expect(proposal.account?.accepted == 18)
    let unmarked = Array(bytes.dropFirst(2))
    await #expect(throws: ProposalError.self) { try await self.proposal(unmarked) }
  }
}
