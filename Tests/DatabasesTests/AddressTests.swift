import Testing

@testable import Databases

struct AddressTests {
  struct Case: Sendable {
    let text, url: String
    var password: String?
  }

  static let cases = [
    Case(text: "postgresql://ann@db/shop", url: "postgresql://ann@db/shop"),
    Case(
      text: "postgres://ann:se%40cret@db:5433/shop", url: "postgres://ann@db:5433/shop", password: "se@cret"),
    Case(text: "postgresql://ann:a?b:c@db", url: "postgresql://ann@db", password: "a?b:c"),
    Case(text: "postgresql://:pw@/shop", url: "postgresql://@/shop", password: "pw"),
    Case(text: "postgresql://", url: "postgresql://"),
    Case(text: "postgresql://?service=shop", url: "postgresql://?service=shop"),
    Case(
      text: "postgresql://a@h1:1,h2:2/d?sslmode=require&password=x%2Fy&target_session_attrs=any",
      url: "postgresql://a@h1:1,h2:2/d?sslmode=require&target_session_attrs=any", password: "x/y"),
    Case(text: "postgresql://a@h/d?pass%77ord=secret", url: "postgresql://a@h/d", password: "secret"),
    Case(text: "postgresql://%2Frun%2Fpg/d", url: "postgresql://%2Frun%2Fpg/d"),
  ]

  @Test("The password is held apart, and stands in no text of the address", arguments: cases)
  func passwords(_ example: Case) throws {
    let address = try DatabaseAddress(example.text)
    guard case .postgreSQL(let server) = address else {
      Issue.record("\(address)")
      return
    }
    #expect(server.url == example.url)
    #expect(server.password == example.password)
    #expect(address.description == example.url)
    var dumped = ""
    dump(address, to: &dumped)
    if let password = example.password, password.count > 2 {
      #expect(!(dumped + String(describing: server) + String(reflecting: address)).contains(password))
    }
  }

  @Test(
    "What is no address is refused without repeating it",
    arguments: [
      "", "mysql://a:secret@h/d", "a:secret@h", "postgresql:/a:secret@h", "sqlite:",
      "postgresql://a:sec@ret@h/secret",
      "postgresql://a:secret/x@h/d", "postgresql://a:secret%zz@h", "postgresql://a:secret%0@h",
      "postgresql://a:secret%00@h", "postgresql://a:secret%ff@h", "postgresql://a:secret x@h",
      "postgresql://a:secret\n@h", "postgresql://a@h/d?sslpassword=secret", "postgresql://a@h/d?x=secret@y",
    ])
  func refused(_ text: String) {
    let error = #expect(throws: DatabaseError.self) { try DatabaseAddress(text) }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains("secret") == false)
  }

  @Test func sqliteIsAFile() throws {
    #expect(try DatabaseAddress("sqlite:a b/c.db") == .sqlite(path: "a b/c.db"))
    #expect(try DatabaseAddress("sqlite:/x.db").description == "sqlite:/x.db")
  }
}
