internal import Foundation

/// Encodes and decodes the lines of JSON between a command and its worker processes.
enum WorkerWire {
  private static let encoder = JSONEncoder()
  private static let decoder = JSONDecoder()

  /// Writes a reply; ends the process if the command has closed the pipe.
  static func write(_ reply: WorkerReply) {
    guard let data = try? encoder.encode(reply) else { return }
    if !Descriptor.write(Array(data) + [UInt8(ascii: "\n")], to: WorkerChannels.replies) { exit(0) }
  }

  /// Encodes a request as one line.
  static func line(_ request: WorkerRequest) throws -> [UInt8] {
    Array(try encoder.encode(request)) + [UInt8(ascii: "\n")]
  }

  /// Decodes a reply line of a worker.
  static func reply(_ line: [UInt8]) throws -> WorkerReply {
    try decoder.decode(WorkerReply.self, from: Data(line))
  }
}
