/// Which columns the sample's exports have.
public enum SampleLayout: Sendable {
  /// All columns.
  case full
  /// Those the benchmark reads.
  case lean
}
