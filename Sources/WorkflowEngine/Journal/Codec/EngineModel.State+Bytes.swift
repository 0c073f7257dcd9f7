extension EngineModel.State {
  /// The state as a snapshot stores it.
  ///
  /// - Complexity: O(*n*), where *n* is the number of runs, tasks and artifacts.
  package var stored: [UInt8] {
    var writer = ByteWriter()
    writer.write(self)
    return writer.bytes
  }

  /// Reads a state back.
  ///
  /// - Parameter stored: The bytes of a snapshot.
  /// - Throws: An error of the codec for damaged bytes.
  package init(stored: [UInt8]) throws {
    var reader = ByteReader(stored)
    self = try reader.read(Self.self)
  }
}
