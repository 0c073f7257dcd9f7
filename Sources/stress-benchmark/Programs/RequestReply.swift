/// Tasks send requests to one receiver through an actor's mailbox, and wait for its replies.
enum RequestReply: BenchmarkProgram {
  static let name = "request-reply"
  static let text = "4 tasks x 10 request/reply through an actor mailbox"

  static func run() async throws {
    let mailbox = Mailbox()
    let sum = await withTaskGroup(of: Int.self) { group in
      group.addTask {
        for _ in 0..<40 {
          let request = await mailbox.receive()
          request.reply.resume(returning: request.number + 1)
        }
        return 0
      }
      for _ in 0..<4 {
        group.addTask {
          var sum = 0
          for number in 0..<10 { sum += await mailbox.ask(number) }
          return sum
        }
      }
      return await group.reduce(0, +)
    }
    try expect(sum, in: 220...220)
  }
}
