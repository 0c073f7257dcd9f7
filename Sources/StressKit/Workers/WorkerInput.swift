internal import Foundation

/// Requests that a worker process receives.
// Sendable by agreement: only the driving thread reads until it is frozen, then only the
// supervisor.
final class WorkerInput: @unchecked Sendable {
  private let decoder = JSONDecoder()
  private var buffer = LineBuffer()
  private var lines: ArraySlice<[UInt8]> = []
  /// Requests that arrived before an awaited answer.
  private var postponed: ArraySlice<WorkerRequest> = []

  /// Waits for a request that is not an answer.
  ///
  /// - Returns: The request, or nil when the command has closed the pipe.
  /// - Throws: A decoding error.
  func next() throws -> WorkerRequest? {
    try postponed.popFirst() ?? read()
  }

  /// Asks the command for source places; it has already read the debug information, so it is
  /// faster.
  ///
  /// - Parameters:
  ///   - addresses: Code addresses.
  ///   - detail: The kind of lookup.
  /// - Returns: A place for each address, or nil if the command does not know an image.
  func places(of addresses: [CodeAddress], _ detail: Symbolizer.Detail) -> [Symbolizer.Place?]? {
    WorkerWire.write(.wantsPlaces(addresses, detail))
    while let request = try? read() {
      if case .places(let places) = request { return places }
      postponed.append(request)
    }
    return nil
  }

  private func read() throws -> WorkerRequest? {
    while lines.isEmpty {
      guard let bytes = Descriptor.read(WorkerChannels.requests), !bytes.isEmpty else { return nil }
      lines = buffer.append(bytes)[...]
    }
    return try decoder.decode(WorkerRequest.self, from: Data(lines.removeFirst()))
  }
}
