import Synchronization

/// The code under test: an account with a withdrawal in one step or in two.
actor Account {
  private(set) var balance = 100

  func withdraw(_ amount: Int) { balance -= amount }

  func withdrawIfCovered(_ amount: Int) -> Bool {
    guard balance >= amount else { return false }
    balance -= amount
    return true
  }
}

/// Two people withdraw 80 from 100 after a check.
func withdrawTwice(from account: Account) async {
  await withTaskGroup { group in
    for name in ["Ann", "Bob"] {
      group.addTask(name: name) {
        guard await account.balance >= 80 else { return }
        Elsewhere.visit()
        await account.withdraw(80)
      }
    }
  }
}

/// Work on no actor; without it a compiler removes the hops around it.
enum Elsewhere {
  private static let visits = Atomic(0)

  @inline(never)
  static func visit() { visits.add(1, ordering: .relaxed) }

  /// Uses a value, so that the optimizer must compute it.
  @inline(never)
  static func keep(_ value: Int) { visits.add(value & 1, ordering: .relaxed) }
}
