internal import Foundation

/// A buffer of lines for a sink; lines that the sink did not accept are kept and written first next
/// time.
///
/// So an emitter can accept entries although their lines could not be written. When the entries are
/// delivered again, the emitter recognizes them, and the lines are still here. Write the kept lines
/// before adding new ones, so that only the lines of one batch are kept.
struct LineWriter {
  private let sink: LineSink
  private let encoder: JSONEncoder
  private var pending: [UInt8] = []
  private var written = 0

  init(to sink: LineSink) {
    self.sink = sink
    encoder = JSONEncoder()
    // The same bytes for the same value, on every machine.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// Adds a value as one line of JSON.
  mutating func add(_ value: some Encodable) throws {
    pending.append(contentsOf: try encoder.encode(value))
    pending.append(UInt8(ascii: "\n"))
  }

  /// Writes the lines that the sink has not accepted yet.
  mutating func write() throws {
    while written < pending.count { written += try sink.write(pending[written...]) }
    pending.removeAll(keepingCapacity: true)
    written = 0
  }

  /// Writes the lines that the sink has not accepted yet, then flushes the sink.
  mutating func flush() throws {
    try write()
    try sink.flush()
  }
}
