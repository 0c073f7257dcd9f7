/// Requests that wait for one receiver, each with the continuation of its sender.
actor Mailbox {
  struct Request {
    let number: Int
    let reply: CheckedContinuation<Int, Never>
  }

  private var waiting: [Request] = []
  private var receiver: CheckedContinuation<Request, Never>?

  /// Sends a number and waits for the reply.
  ///
  /// - Parameter number: The request.
  /// - Returns: The reply of the receiver.
  func ask(_ number: Int) async -> Int {
    await withCheckedContinuation { reply in
      let request = Request(number: number, reply: reply)
      if let receiver {
        self.receiver = nil
        receiver.resume(returning: request)
      } else {
        waiting.append(request)
      }
    }
  }

  /// Takes the oldest request, or waits for one.
  func receive() async -> Request {
    if !waiting.isEmpty { return waiting.removeFirst() }
    return await withCheckedContinuation { receiver = $0 }
  }
}
