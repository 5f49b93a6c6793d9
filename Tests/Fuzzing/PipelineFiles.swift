internal import Pipeline

/// A pipeline file is refused with what is wrong with it, or read.
func checkPipeline(_ bytes: [UInt8]) throws(Broken) {
  do throws(PipelineError) {
    _ = try Pipeline(yaml: String(decoding: bytes, as: UTF8.self), file: "t.yml", knownTables: ["growth"])
  } catch {
    if error.problems.isEmpty { throw Broken("it is refused and nothing is wrong with it") }
  }
}
