import Testing

@testable import Databases

struct AnswerTests {
  private func answer(_ output: String, _ complaints: String = "") -> PostgreSQLAnswer {
    PostgreSQLAnswer(output: Array(output.utf8), complaints: Array(complaints.utf8))
  }

  @Test("A code is found in a complaint of any language, and nothing else is taken for one")
  func codes() {
    let german =
      "psql:<stdin>:12: FEHLER:  55P03: storniere Anfrage\nORT:  ProcessInterrupts, postgres.c:3343\n"
    #expect(answer("", german).sqlState == "55P03")
    #expect(answer("", german).words == "FEHLER:  55P03: storniere Anfrage")
    #expect(answer("", "psql:<stdin>:12: 错误:  42501: permission denied\n").sqlState == "42501")
    #expect(answer("", "psql: error: connection to server at \"HOST1:\" failed\n").sqlState == nil)
    #expect(answer("", "psql:<stdin>:7: ERROR:  40P01: deadlock\n").sqlState == "40P01")
    #expect(answer("", "CONTEXT:  12345: x\n").sqlState == nil)
  }

  @Test("Only whole lines of the script count")
  func lines() {
    #expect(!answer("x patron published\n").isPublished)
    #expect(
      answer("patron loaded a b\npatron loaded c\npatron ready\npatron published\n").loaded == ["a b", "c"])
    #expect(PostgreSQLAnswer.isReady(Array("patron loaded x\npatron ready\n".utf8)))
    #expect(!PostgreSQLAnswer.isReady(Array("patron ready".utf8)))
  }
}
