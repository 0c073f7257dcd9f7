/// Memory that is held while an iteration runs again, so that its objects lie at other addresses than before.
///
/// A second run in the memory that the first one has given back would find its objects where the first
/// one had them. Then the order of a set of addresses would be the same by chance.
// Safe: nothing reads or writes the blocks, and they are freed once.
@safe struct HeapShift: ~Copyable {
  private let blocks: [UnsafeMutableRawPointer]

  /// More blocks of one size than an allocator keeps at hand.
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
