import StressKit

/// Three servers get one request, each in a task; the first answer goes to a stream.
///
/// Each task looks whether another one has answered, and then marks that it does. Two can look
/// before one of them marks. The twin looks and marks in one critical section.
struct AnswersInTasks: CatalogProgram {
  var searchLimit: Int { 1_000 }

  static let objective = "A request to three servers has one answer"
  static let source = "after reown-com/reown-swift#339"
  static let fix = "look and mark in one critical section"
  static let catches: [Defect<Form>] = [
    Defect("look-and-mark-apart", caughtBy: ["T1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("east-first", "the first server answered first"),
    Witness("west-first", "the last server answered first"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("T1", "the request has one answer") { _, once, _ in .equal(once.count, 1) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> ResumeOnce { ResumeOnce(form) }

  func run(_ once: ResumeOnce, _ iteration: Iteration) async {
    let (answers, sender) = AsyncStream.makeStream(of: String.self)
    await withTaskGroup { group in
      for server in ["east", "middle", "west"] {
        group.addTask(name: server) { once.answer { sender.yield(server) } }
      }
    }
    sender.finish()
    for await server in answers where server != "middle" { iteration.witness("\(server)-first") }
  }
}
