internal import ArgumentParser
internal import Files
internal import Night

/// Runs a command's work and turns what went wrong into words and an exit code.
func reportingFailures(_ log: Log = Log(), _ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let exit as ExitCode {
    throw exit
  } catch let error as ValidationError {
    throw error
  } catch {
    Interruption.standAside()
    let failure = Failure(error)
    log.fail(failure.words, exit: failure.code.rawValue)
    throw ExitCode(failure.code.rawValue)
  }
}
