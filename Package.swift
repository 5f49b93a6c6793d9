// swift-tools-version: 6.2
import PackageDescription

// What every floor is compiled under: Swift 6, no implicit existentials, no leaking imports,
// memory safety checked, and a warning is an error.
let strictness: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The floors themselves also mark every unsafe expression.
let floorStrictness = strictness + [.strictMemorySafety()]

// The floors built so far, lowest first. A floor may stand only on floors declared before it,
// so an upward import cannot even be written down here.
var floors: [Target] = []

@MainActor
func floor(
  _ name: String, on lower: [String] = [], using products: [Target.Dependency] = [],
  with plugins: [Target.PluginUsage] = []
) {
  for wanted in lower where !floors.contains(where: { $0.name == wanted }) {
    fatalError("\(name) cannot stand on \(wanted), which is not declared below it")
  }
  floors.append(
    .target(
      name: name, dependencies: lower.map { .byName(name: $0) } + products, exclude: ["README.md"],
      swiftSettings: floorStrictness, plugins: plugins))
}

@MainActor
func tests(_ name: String, of subjects: [String], using products: [Target.Dependency] = []) {
  floors.append(
    .testTarget(
      name: name, dependencies: subjects.map { .byName(name: $0) } + products,
      swiftSettings: strictness))
}

// A hash of the sources, for the fingerprint of every run.
floors.append(.plugin(name: "BuildIdentity", capability: .buildTool()))
floors.append(.systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]))
floors.append(.systemLibrary(name: "CLibZ", providers: [.apt(["zlib1g-dev"])]))
floors.append(.systemLibrary(name: "CLibZstd", providers: [.apt(["libzstd-dev"])]))
// Zip archives, from the makers of zlib.
floors.append(.systemLibrary(name: "CLibMinizip", providers: [.apt(["libminizip-dev"])]))
// The C library's allocator, whose settings Glibc's own module leaves out.
floors.append(.systemLibrary(name: "CLibMalloc"))
floor("Base")
floor("Files", on: ["CLibZ", "CLibZstd", "CLibMinizip", "CLibMalloc"])
floor("CSV", on: ["Base", "CLibCSV"])
floor("Intake", on: ["Base", "Files", "CSV"])
floor("Ledger", on: ["Base", "Intake"])
floor("Models", on: ["Base"])
floor("Reports", on: ["Base", "Ledger", "Models"])
floor("Pictures", on: ["Base"])
floor(
  "Snapshot", on: ["Base", "Files", "CSV"], using: [.product(name: "Crypto", package: "swift-crypto")])
floor("Databases", on: ["Base", "Files", "Snapshot"])
floor("Sample", on: ["Base"])
floor(
  "Pipeline", on: ["Base", "Intake", "Ledger", "Reports", "Pictures", "Databases"],
  using: [.product(name: "Yams", package: "Yams")])
floor(
  "Night",
  on: [
    "Base", "Files", "CSV", "Intake", "Ledger", "Reports", "Pictures", "Snapshot", "Databases", "Pipeline",
  ],
  using: [.product(name: "Crypto", package: "swift-crypto")], with: ["BuildIdentity"])
floor(
  "Proposal",
  on: ["Base", "Files", "CSV", "Intake", "Ledger", "Models", "Reports", "Pipeline", "Night"])

floors.append(
  .executableTarget(
    name: "Patron",
    dependencies: [
      "Base", "Files", "CSV", "Intake", "Reports", "Pictures", "Snapshot", "Databases", "Sample", "Pipeline",
      "Night",
      "Proposal",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    exclude: ["README.md"],
    swiftSettings: floorStrictness))

// What the tests of several floors need: a seeded generator, the folder of real exports.
floors.append(.target(name: "Testbench", path: "Tests/Testbench", swiftSettings: strictness))

// What must hold for any bytes: tests check it over a corpus, Tools/fuzz looks for more.
floors.append(
  .target(
    name: "Fuzzing", dependencies: ["Base", "CSV", "Intake", "Snapshot", "Pipeline"], path: "Tests/Fuzzing",
    swiftSettings: strictness))

tests("BaseTests", of: ["Base", "Testbench"])
tests("FilesTests", of: ["Files"])
tests("CSVTests", of: ["Base", "CSV", "Testbench"])
tests("IntakeTests", of: ["Base", "Files", "CSV", "Intake", "Testbench"])
tests("LedgerTests", of: ["Base", "Files", "CSV", "Intake", "Ledger", "Testbench"])
tests("ExportsTests", of: ["Base", "Files", "CSV", "Intake", "Testbench"])
tests("SnapshotTests", of: ["Base", "Files", "CSV", "Snapshot"])
tests("DatabasesTests", of: ["Base", "Files", "Snapshot", "Databases"])
tests("ModelsTests", of: ["Base", "Models", "Testbench"])
tests("ReportsTests", of: ["Base", "CSV", "Intake", "Ledger", "Models", "Reports", "Testbench"])
tests(
  "PicturesTests", of: ["Base", "Pictures"], using: [.product(name: "Crypto", package: "swift-crypto")])
tests("HouseTests", of: [])
tests("FuzzTests", of: ["Fuzzing", "Testbench"])
tests(
  "EndToEndTests", of: ["Patron", "Files", "Testbench"],
  using: [.product(name: "Crypto", package: "swift-crypto")])
tests("SampleTests", of: ["Sample"])
tests("PipelineTests", of: ["Base", "Intake", "Ledger", "Reports", "Pictures", "Databases", "Pipeline"])
tests("NightTests", of: ["Base", "Files", "CSV", "Intake", "Ledger", "Pipeline", "Night"])
tests(
  "ProposalTests",
  of: ["Base", "Files", "Intake", "Ledger", "Reports", "Pipeline", "Night", "Proposal", "Testbench"])

var products = [Product.executable(name: "patron", targets: ["Patron"])]

// libFuzzer's program, which only Tools/fuzz builds.
if Context.environment["PATRON_FUZZ"] != nil {
  floors.append(.executableTarget(name: "patron-fuzz", dependencies: ["Fuzzing"], path: "Tests/FuzzDriver"))
  products = [.executable(name: "patron-fuzz", targets: ["patron-fuzz"])]
}

// The microbenchmarks are a program of their own, which only `make microbench` builds. The floors are compiled as for
// `patron`, so what is measured is what runs.
if Context.environment["PATRON_MICROBENCH"] != nil {
  floors.append(
    .executableTarget(
      name: "patron-microbench",
      dependencies: [
        "Base", "Files", "CSV", "Intake", "Ledger", "Models", "Reports", "Testbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks", swiftSettings: strictness))
  products = [.executable(name: "patron-microbench", targets: ["patron-microbench"])]
}

let package = Package(
  name: "Patron",
  products: products,
  dependencies: [
    // The command line: arguments, help, completion.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SHA-256 of every published file.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // The pipeline file, with line numbers for its errors.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: floors,
  swiftLanguageModes: [.v6]
)
