/// Where an emitter writes its lines: a file, a pipe, or whatever a closure makes of them.
public struct LineSink: Sendable {
  /// Takes bytes and says how many of them it took, which is at least one.
  let write: @Sendable (ArraySlice<UInt8>) throws -> Int

  /// Brings what was written to where it must be.
  let flush: @Sendable () throws -> Void

  /// Creates a sink from a closure.
  ///
  /// - Parameters:
  ///   - flush: Brings what was written to where it must be; throws when that failed.
  ///   - write: Takes one or more lines, each with its end of line; takes all of them or throws.
  public init(
    flush: @escaping @Sendable () throws -> Void = {},
    write: @escaping @Sendable ([UInt8]) throws -> Void
  ) {
    self.write = { bytes in
      try write(Array(bytes))
      return bytes.count
    }
    self.flush = flush
  }

  /// Creates a sink from a descriptor, which stays open and belongs to whoever has opened it.
  ///
  /// A file should be opened for appending. Flushing brings it to the disk. When the disk is full in
  /// the middle of a line, the rest of it is what is written next.
  ///
  /// - Parameter descriptor: A descriptor that is open for writing.
  public init(descriptor: Int32) {
    write = { try writeBytes($0, to: descriptor) }
    flush = { try syncBytes(of: descriptor) }
  }
}
