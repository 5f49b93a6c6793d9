internal import CLibMalloc

/// What becomes of memory that was let go.
public enum FreedMemory {
  /// Keeps it for the next one who asks, up to a bound. A run takes and lets go of some megabytes for each chunk that it
  /// reads: by itself the C library hands each back to the system, which clears every page of it before it is lent again.
  ///
  /// Call once, before any other thread is started.
  public static func keep() {
    // Larger blocks are lent by the system as before, and go back to it.
    mallopt(M_MMAP_THRESHOLD, 16 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }
}
