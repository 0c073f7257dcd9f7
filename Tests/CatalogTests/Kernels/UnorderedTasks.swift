import StressKit

/// Three events are forwarded to an actor in order.
///
/// K11. A new task forwards each event, and nothing orders the tasks. The twin sends the events
/// through one stream with one consumer.
struct UnorderedTasks: CatalogProgram {
  actor Handler {
    private(set) var handled: [Int] = []
    func handle(_ event: Int) { handled.append(event) }
  }

  /// The sender's actor.
  actor Source {
    private(set) var last = 0
    func prepare(_ event: Int) { last = event }
  }

  struct System: Sendable {
    let handler = Handler()
    let source = Source()
    let form: Form
  }

  private static let events = 1...3

  static let objective = "Events are handled in the order of sending"
  static let source = "K11"
  static let fix = "use one stream with one consumer instead of a task per event"
  static let catches: [Defect<Form>] = [
    Defect("task-for-each-event", caughtBy: ["E1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("sent-before-handled", "an event was sent before an earlier one was handled"),
    Witness("sent-after-handled", "an event was sent after all earlier ones were handled"),
  ]
  static let metrics = ["handled"]
  static let invariants: [Invariant<Self>] = [
    Invariant("E1", "the events are handled in order") { _, system, _ in
      .equal(await system.handler.handled, Array(events))
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    switch system.form {
    case .buggy:
      await send(system, iteration) { event in
        Task(name: "event \(event)") { await system.handler.handle(event) }
      }
    case .correct:
      let (events, sender) = AsyncStream.makeStream(of: Int.self)
      await withTaskGroup { group in
        group.addTask(name: "consumer") {
          for await event in events {
            await system.handler.handle(event)
            iteration.count("handled")
          }
        }
        await send(system, iteration) { sender.yield($0) }
        sender.finish()
      }
    }
  }

  private func send(
    _ system: System,
    _ iteration: Iteration,
    _ forward: (Int) -> Void
  ) async {
    for event in Self.events {
      await system.source.prepare(event)
      let handled = iteration.metrics["handled"]
      if handled < event - 1 { iteration.witness("sent-before-handled") }
      if event > 1, handled == event - 1 { iteration.witness("sent-after-handled") }
      forward(event)
    }
  }
}
