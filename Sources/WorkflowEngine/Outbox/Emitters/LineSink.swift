/// A destination for lines: a file, a pipe or a closure.
public struct LineSink: Sendable {
  /// Accepts bytes and returns how many it accepted, at least one.
  let write: @Sendable (ArraySlice<UInt8>) throws -> Int

  /// Makes the written bytes safe, such as by a sync.
  let flush: @Sendable () throws -> Void

  /// Creates a sink from a closure.
  ///
  /// - Parameters:
  ///   - flush: Makes the written bytes safe; throws if that failed.
  ///   - write: Accepts one or more lines, each with its line end; accepts all of them or throws.
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

  /// Creates a sink from a descriptor, which stays open and still belongs to its opener.
  ///
  /// Open a file for appending. A flush syncs it to the disk. If the disk is full in the middle of
  /// a line, the next write continues with the rest of the line.
  ///
  /// - Parameter descriptor: A descriptor that is open for writing.
  public init(descriptor: Int32) {
    write = { try writeBytes($0, to: descriptor) }
    flush = { try syncBytes(of: descriptor) }
  }
}
