import StressKit

/// A consumer waits for the one element that a producer adds.
///
/// K7. The consumer checks in one actor call whether the queue is empty, and registers as waiting
/// in another call. An element that is added in between wakes nobody. The twin does both in one
/// call.
struct LostWakeup: CatalogProgram {
  actor Queue {
    private var elements: [Int] = []
    private var waiter: AsyncStream<Int>.Continuation?

    func add(_ element: Int, _ iteration: Iteration) {
      if let waiter {
        iteration.witness("woken")
        waiter.yield(element)
      } else {
        elements.append(element)
      }
    }

    func takeFirst(_ iteration: Iteration) -> Int? {
      guard !elements.isEmpty else { return nil }
      iteration.witness("found")
      return elements.removeFirst()
    }

    func register() -> AsyncStream<Int> {
      let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
      waiter = continuation
      return stream
    }

    func takeFirstOrRegister(_ iteration: Iteration) -> (Int?, AsyncStream<Int>?) {
      if let element = takeFirst(iteration) { return (element, nil) }
      return (nil, register())
    }
  }

  struct System: Sendable {
    let queue = Queue()
    let form: Form
  }

  var searchLimit: Int { 200 }

  static let objective = "A consumer that waits for an element gets it"
  static let source = "K7"
  static let fix = "check and register in one call of the actor"
  static let catches: [Defect<Form>] = [
    Defect("register-apart", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("found", "the producer added the element before the consumer asked"),
    Witness("woken", "the consumer waited when the producer added the element"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await withTaskGroup { group in
      group.addTask(name: "consumer") { await consume(system, iteration) }
      group.addTask(name: "producer") { await system.queue.add(1, iteration) }
    }
  }

  private func consume(_ system: System, _ iteration: Iteration) async {
    var element: Int?
    var arrivals: AsyncStream<Int>?
    switch system.form {
    case .buggy:
      element = await system.queue.takeFirst(iteration)
      workOffActor()
      if element == nil { arrivals = await system.queue.register() }
    case .correct: (element, arrivals) = await system.queue.takeFirstOrRegister(iteration)
    }
    if let arrivals { for await _ in arrivals { return } }
  }
}
