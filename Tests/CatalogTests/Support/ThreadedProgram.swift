import Foundation
import StressKit
import Synchronization

/// A program from the literature on threads, with real threads and real locks.
///
/// If the parameter `spawned` is 0, its threads start together. If it is 1, they start one by one,
/// and others may run after each start, which makes some bugs much harder to find.
protocol ThreadedProgram: CatalogProgram {
  /// 1 if the threads created so far may run before the next is created, otherwise 0.
  var spawned: Int { get set }
}

extension ThreadedProgram {
  static var parameters: [Parameter<Self>] { [startMode] }
  /// The parameter that all these programs have.
  static var startMode: Parameter<Self> { Parameter("spawned", \.spawned, 0...1) }

  /// Runs threads to their ends.
  ///
  /// - Parameter threads: The threads in order of creation.
  func run(_ threads: [ProgramThread]) async {
    await withCheckedContinuation { continuation in
      // Control may leave the creator at each creation of a thread. A closed gate hides that.
      let gate = DispatchGroup()
      let left = Mutex(threads.count)
      if spawned == 0 { gate.enter() }
      for thread in threads {
        Thread {
          Thread.current.name = thread.name
          gate.wait()
          thread.body()
          let isLast = left.withLock {
            $0 -= 1
            return $0 == 0
          }
          if isLast { continuation.resume() }
        }.start()
      }
      if spawned == 0 { gate.leave() }
    }
  }
}
