import Foundation
import StressKit

/// Two tasks ask a cache for one value, which the first one must make.
///
/// The cache looks under a read lock. A read lock cannot become a write lock, so the cache releases
/// it and takes a write lock to make the value. Another task may have made it in between. The twin
/// looks again under the write lock.
struct UpgradedLock: CatalogProgram {
  // The count is written under the write lock alone. The lock is freed with the cache.
  @safe
  final class Cache: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    private var makings = 0
    private let form: Form

    init(_ form: Form) {
      self.form = form
      unsafe pthread_rwlock_init(lock, nil)
    }

    deinit {
      unsafe pthread_rwlock_destroy(lock)
      unsafe lock.deallocate()
    }

    /// How often the value was made.
    var made: Int {
      unsafe pthread_rwlock_rdlock(lock)
      defer { unsafe pthread_rwlock_unlock(lock) }
      return makings
    }

    func ask(_ iteration: Iteration) {
      guard made == 0 else { return iteration.witness("found") }
      unsafe pthread_rwlock_wrlock(lock)
      defer { unsafe pthread_rwlock_unlock(lock) }
      if form == .correct, makings > 0 { return iteration.witness("found-later") }
      makings += 1
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A value behind a read-write lock is made once"
  static let source = "common pattern"
  static let fix = "look again under the write lock"
  static let catches: [Defect<Form>] = [
    Defect("no-second-look", caughtBy: ["V1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("found", "a task found the value under the read lock"),
    Witness("found-later", "a task found the value only under the write lock"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("V1", "the value is made once") { _, cache, _ in .equal(cache.made, 1) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Cache { Cache(form) }

  func run(_ cache: Cache, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for name in ["first", "second"] { group.addTask(name: name) { cache.ask(iteration) } }
    }
  }
}
