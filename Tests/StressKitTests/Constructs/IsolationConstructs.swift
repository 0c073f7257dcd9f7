import Foundation
import Testing

/// Actors, and code that runs on them.
enum IsolationConstructs {
  actor Account {
    private(set) var balance = 0

    func deposit(_ amount: Int, _ log: Log) {
      preconditionIsolated()
      balance += amount
      log.write("\(amount)")
    }

    /// Lets others in while it waits.
    func reenter(_ name: String, _ log: Log) async {
      log.write("\(name) in")
      await Task.yield()
      preconditionIsolated()
      log.write("\(name) out")
    }

    func startImmediate(_ log: Log) async {
      let task = Task.immediate {
        preconditionIsolated()
        log.write("at once")
        await Task.yield()
        preconditionIsolated()
        log.write("later")
      }
      log.write("caller")
      await task.value
    }
  }

  @globalActor actor Shared {
    static let shared = Shared()
  }

  @Shared static func onShared(_ name: String, _ log: Log) {
    Shared.shared.preconditionIsolated()
    log.write(name)
  }

  @MainActor static func onMain(_ name: String, _ log: Log) {
    MainActor.preconditionIsolated()
    log.write(name)
  }

  static func isolated(to actor: isolated Account, _ log: Log) async {
    actor.preconditionIsolated()
    await Task.yield()
    actor.preconditionIsolated()
    log.write("isolated")
  }

  nonisolated(nonsending) static func wherever(_ log: Log, _ account: Account?) async {
    await Task.yield()
    account?.preconditionIsolated()
    log.write("caller's")
  }

  @concurrent static func elsewhere(_ log: Log) async {
    log.write("elsewhere")
  }

  actor Home {
    func go(_ log: Log) async {
      await IsolationConstructs.elsewhere(log)
      preconditionIsolated()
    }
  }

  actor Parting {
    let log: Log
    init(_ log: Log) { self.log = log }
    func touch() {}
    isolated deinit {
      preconditionIsolated()
      log.write("deinit")
    }
  }

  @MainActor final class Window {
    let log: Log
    nonisolated init(_ log: Log) { self.log = log }
    isolated deinit {
      MainActor.preconditionIsolated()
      log.write("closed")
    }
  }

  static let all: [Construct] = actors + globals

  static let actors: [Construct] = [
    Construct("actors", .exactly(6)) { log in
      let account = Account()
      await withTaskGroup { group in
        for amount in 1...3 { group.addTask { await account.deposit(amount, log) } }
      }
      let balance = await account.balance
      precondition(balance == 6)
    },
    Construct("reentrancy of an actor", .exactly(6)) { log in
      let account = Account()
      await withTaskGroup { group in
        for name in ["a", "b"] { group.addTask { await account.reenter(name, log) } }
      }
    },
    Construct("`isolated` parameters", .always(["isolated"])) { log in
      await isolated(to: Account(), log)
    },
    Construct("`nonisolated(nonsending)` functions", .always(["caller's"])) { log in
      await wherever(log, nil)
    },
    Construct("`@concurrent` functions", .exactly(2)) { log in
      let home = Home()
      await withTaskGroup { group in
        group.addTask { await home.go(log) }
        group.addTask { log.write("other") }
      }
    },
    Construct("`Task.immediate` on its creator's actor", .always(["at once", "caller", "later"])) {
      log in await Account().startImmediate(log)
    },
    Construct("`isolated deinit` of an actor", .always(["before", "deinit", "after"])) { log in
      func use() async {
        let parting = Parting(log)
        await parting.touch()
        log.write("before")
      }
      await use()
      await Task.yield()
      log.write("after")
    },
  ]

  static let globals: [Construct] = [
    Construct("global actors", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] { group.addTask { await onShared(name, log) } }
      }
    },
    Construct("the main actor", .exactly(2)) { log in
      await withTaskGroup { group in
        for name in ["a", "b"] { group.addTask { await onMain(name, log) } }
      }
    },
    Construct("`MainActor.run`", .always(["main"])) { log in
      await MainActor.run { onMain("main", log) }
    },
    Construct("`Thread.isMainThread`", .always(["main", "elsewhere", "main"])) { log in
      func note() { log.write(Thread.isMainThread ? "main" : "elsewhere") }
      await MainActor.run { note() }
      await Task.detached { note() }.value
      await withCheckedContinuation { continuation in
        DispatchQueue.main.async {
          note()
          continuation.resume()
        }
      }
    },
    Construct("`dispatchPrecondition` about the main queue", .exactly(2)) { log in
      await withTaskGroup { group in
        group.addTask { @MainActor in
          dispatchPrecondition(condition: .onQueueAsBarrier(.main))
          log.write("main")
        }
        group.addTask {
          dispatchPrecondition(condition: .notOnQueue(.main))
          log.write("elsewhere")
        }
      }
    },
    Construct("tasks that one task starts on the main actor", .always(["0", "1", "2"])) { log in
      let tasks = (0..<3).map { number in Task { @MainActor in onMain("\(number)", log) } }
      for task in tasks { await task.value }
    },
    Construct("`isolated deinit` on the main actor", .always(["closed"])) { log in
      func use() { _ = Window(log) }
      use()
      await Task.yield()
    },
  ]
}
