/// What a batch is made of, one after the other: its records, or where their fields are.
@safe
public struct BatchList<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline let store: Store
  public let endIndex: Int

  /// An empty list.
  init() {
    self.init(Store(capacity: 0), count: 0)
  }

  init(_ store: Store, count: Int) {
    self.store = store
    endIndex = count
  }

  @inlinable
  public var startIndex: Int { 0 }

  @inlinable
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < endIndex, "a batch has no such place")
    return unsafe store.elements[index]
  }

  /// Room for elements. Only a `BatchBuffer` writes, and it hands the room over when it has done.
  @safe
  @usableFromInline
  final class Store: @unchecked Sendable {
    @usableFromInline let elements: UnsafeMutablePointer<Element>
    let capacity: Int

    init(capacity: Int) {
      self.capacity = capacity
      unsafe elements = .allocate(capacity: capacity)
    }

    deinit {
      unsafe elements.deallocate()
    }
  }
}

/// A list while it is made: it grows without asking anybody, and becomes a `BatchList` as it stands in memory.
@safe
struct BatchBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
  private var store: BatchList<Element>.Store
  private(set) var count = 0

  init(capacity: Int) {
    store = BatchList<Element>.Store(capacity: Swift.max(16, capacity))
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    reserve(1)
    unsafe (store.elements + count).initialize(to: element)
    count &+= 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let first = elements.baseAddress else { return }
    reserve(elements.count)
    unsafe (store.elements + count).initialize(from: first, count: elements.count)
    count &+= elements.count
  }

  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "the buffer has no such place")
      return unsafe store.elements[index]
    }
    set {
      precondition(index >= 0 && index < count, "the buffer has no such place")
      unsafe store.elements[index] = newValue
    }
  }

  /// Hands out what is in it so far.
  func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: store.elements, count: count))
  }

  /// Makes room for so many more.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > store.capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = BatchList<Element>.Store(capacity: Swift.max(store.capacity * 2, count + more))
    unsafe larger.elements.moveInitialize(from: store.elements, count: count)
    store = larger
  }

  /// Where the next element goes: who writes there tells by `take` how far.
  @inline(__always)
  var end: UnsafeMutablePointer<Element> { unsafe store.elements + count }

  /// Takes up what was written from `end` on.
  /// - Precondition: There was room for it.
  @inline(__always)
  mutating func take(upTo end: UnsafeMutablePointer<Element>) {
    count = unsafe end - store.elements
    precondition(count <= store.capacity, "more was written than there is room for")
  }

  /// Forgets the elements after the first ones.
  mutating func truncate(to count: Int) {
    precondition(count <= self.count)
    self.count = count
  }

  consuming func list() -> BatchList<Element> { BatchList(store, count: count) }
}
