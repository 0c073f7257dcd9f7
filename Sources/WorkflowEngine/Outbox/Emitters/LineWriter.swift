internal import Foundation

/// Lines on their way to a sink; what it did not take is kept and comes first the next time.
///
/// So an emitter may go on from entries whose lines could not be written: when they come again, it
/// knows them, and the lines are still there. Whoever adds lines writes those of before first, so
/// that no more than those of one batch are kept.
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

  /// Adds a line with a value as JSON.
  mutating func add(_ value: some Encodable) throws {
    pending.append(contentsOf: try encoder.encode(value))
    pending.append(UInt8(ascii: "\n"))
  }

  /// Hands the sink what it has not taken.
  mutating func write() throws {
    while written < pending.count { written += try sink.write(pending[written...]) }
    pending.removeAll(keepingCapacity: true)
    written = 0
  }

  /// Hands the sink what it has not taken, and has it brought to where it must be.
  mutating func flush() throws {
    try write()
    try sink.flush()
  }
}
