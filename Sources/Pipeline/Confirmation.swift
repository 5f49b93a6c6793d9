extension Pipeline {
  /// Lets a pipeline pass that nothing is open in.
  ///
  /// - Parameter file: the file's name, for the complaints.
  /// - Throws: `PipelineError` with a problem for each key that is still to be confirmed.
  public func requireConfirmed(file: String) throws(PipelineError) {
    guard !openKeys.isEmpty else { return }
    throw PipelineError(
      file: file,
      problems: openKeys.map {
        PipelineError.Problem(position: $0.position, keyPath: "confirm", message: $0.words)
      })
  }
}
