/// Bounds of fields while they are found: an array that grows without asking anybody.
@safe
struct FieldBuffer: ~Copyable {
  private var storage: UnsafeMutablePointer<RecordBatch.FieldBounds>
  private(set) var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(16, capacity)
    unsafe storage = .allocate(capacity: self.capacity)
  }

  deinit {
    unsafe storage.deallocate()
  }

  @inline(__always)
  mutating func append(start: Int, end: Int) {
    if count == capacity { grow() }
    // Chunks hold less than 1 GiB, see `RecordReader.read`.
    unsafe (storage + count).initialize(
      to: RecordBatch.FieldBounds(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
    count &+= 1
  }

  /// Forgets the fields after the first ones.
  mutating func truncate(to count: Int) {
    precondition(count <= self.count)
    self.count = count
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<RecordBatch.FieldBounds>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: storage, count: count)
    unsafe storage.deallocate()
    unsafe storage = larger
    capacity *= 2
  }

  var longest: Int32 {
    (0..<count).reduce(0) { unsafe max($0, storage[$1].end - storage[$1].start) }
  }

  func array() -> [RecordBatch.FieldBounds] {
    unsafe Array(UnsafeBufferPointer(start: storage, count: count))
  }
}
