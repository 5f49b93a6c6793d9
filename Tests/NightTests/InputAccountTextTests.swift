import Base
import Intake
import Testing

@testable import Night

@Suite struct InputAccountTextTests {
  @Test func whatIsNoLineIsSaid() {
    var file = InputAccount.File(path: "a.csv")
    #expect(file.passedOver == nil)
    file.repeatedHeaders = 1
    #expect(file.passedOver == "1 repeated header passed over")
    file.emptyRecords = 3
    #expect(file.passedOver == "1 repeated header and 3 empty records passed over")
    let text = InputAccountText(InputAccount(files: [file]), decimals: 2, format: ExportFormat()).text
    #expect(text.hasSuffix("\n\n1 repeated header and 3 empty records passed over\n"))
  }
}
