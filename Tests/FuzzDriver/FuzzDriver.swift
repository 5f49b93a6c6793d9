import Fuzzing

/// libFuzzer's own beginning. It calls back for each input and does not come back while all is well.
@_silgen_name("LLVMFuzzerRunDriver")
func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The name that libFuzzer's own program would call; its library does not link without.
@_cdecl("LLVMFuzzerTestOneInput")
public func checkOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  FuzzDriver.check(Array(UnsafeBufferPointer(start: start, count: size)))
  return 0
}

/// `patron-fuzz PROPERTY …`, and what else libFuzzer is to be told. Only Tools/fuzz builds it.
@main
enum FuzzDriver {
  /// Set once, before the first input.
  nonisolated(unsafe) static var property: Property?

  static func main() {
    property = Property.all.first { CommandLine.arguments.dropFirst().first == $0.name }
    guard property != nil else {
      fatalError("wanted one of \(Property.all.map(\.name).joined(separator: " "))")
    }
    // libFuzzer takes the name for the program's.
    var count = CommandLine.argc - 1
    var arguments = CommandLine.unsafeArgv + 1
    _ = runLibFuzzer(&count, &arguments) { checkOneInput($0, $1) }
  }

  fileprivate static func check(_ bytes: [UInt8]) {
    guard let property else { fatalError("no property was named") }
    do throws(Broken) {
      try property.check(bytes)
    } catch {
      fatalError("\(error)")
    }
  }
}
