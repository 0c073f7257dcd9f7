import Foundation
import StressKit

/// A cache counts its hits while it holds the lock for reading.
struct WriteUnderReadLock: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  @safe final class Cache: @unchecked Sendable {
    let form: Form
    private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    var hits = 0

    init(_ form: Form) {
      self.form = form
      unsafe pthread_rwlock_init(lock, nil)
    }

    deinit {
      unsafe pthread_rwlock_destroy(lock)
      unsafe lock.deallocate()
    }

    func find() {
      switch form {
      case .buggy: unsafe pthread_rwlock_rdlock(lock)
      case .correct: unsafe pthread_rwlock_wrlock(lock)
      }
      hits += 1
      unsafe pthread_rwlock_unlock(lock)
    }
  }

  static let objective = "Every hit counts"
  static let catches: [Defect<Form>] = [
    Defect("counts-while-reading", caughtBy: ["data_race", "H1"]) { $0 = .buggy }
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("H1", "both hits have counted") { _, cache, _ in .equal(cache.hits, 2) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Cache { Cache(form) }

  func run(_ cache: Cache, _ iteration: Iteration) async {
    await together([("left", { cache.find() }), ("right", { cache.find() })])
  }
}
