internal import CStressRuntime

/// Memory that is held during a second run, so that objects get other addresses than in the first
/// run.
///
/// Without it, a second run would reuse the memory of the first run and put its objects at the same
/// addresses. Then a set ordered by addresses would have the same order in both runs by chance.
// Safe: nothing reads or writes the blocks, and they are freed once.
@safe struct HeapShift: ~Copyable {
  /// Whether a second run in another process has the addresses of the first run: the system places the
  /// memory of all processes at the same addresses.
  static let isNeededInProcesses = !stress_addresses_vary()

  private let blocks: [UnsafeMutableRawPointer]

  /// More blocks of one size than an allocator caches.
  private static let blocksOfEachSize = 24
  private static let sizes = stride(from: 16, through: 1_024, by: 16)

  init() {
    unsafe blocks = Self.sizes.flatMap { size in
      unsafe (0..<Self.blocksOfEachSize).map { _ in
        UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
      }
    }
  }

  deinit {
    unsafe blocks.forEach { block in unsafe block.deallocate() }
  }
}
