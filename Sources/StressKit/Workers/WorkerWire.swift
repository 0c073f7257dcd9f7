internal import Foundation

/// Lines of JSON between a command and its worker processes.
enum WorkerWire {
  private static let encoder = JSONEncoder()
  private static let decoder = JSONDecoder()

  /// Writes a whole reply; if the command has closed the pipe, ends the process.
  static func write(_ reply: WorkerReply) {
    guard let data = try? encoder.encode(reply) else { return }
    if !Descriptor.write(Array(data) + [UInt8(ascii: "\n")], to: WorkerChannels.replies) { exit(0) }
  }

  /// Encodes a request as a line.
  static func line(_ request: WorkerRequest) throws -> [UInt8] {
    Array(try encoder.encode(request)) + [UInt8(ascii: "\n")]
  }

  /// Decodes a line of a worker.
  static func reply(_ line: [UInt8]) throws -> WorkerReply {
    try decoder.decode(WorkerReply.self, from: Data(line))
  }
}
