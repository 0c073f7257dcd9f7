import Synchronization

/// What the tests explore: an account whose withdrawal is in one step or in two.
actor Account {
  private(set) var balance = 100

  func withdraw(_ amount: Int) { balance -= amount }

  func withdrawIfCovered(_ amount: Int) -> Bool {
    guard balance >= amount else { return false }
    balance -= amount
    return true
  }
}

/// Two people take 80 out of 100, looking first.
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

/// Something to do on no actor, without which a compiler leaves out the hops around it.
enum Elsewhere {
  private static let visits = Atomic(0)

  @inline(never)
  static func visit() { visits.add(1, ordering: .relaxed) }

  /// Uses a value, so that an optimizer computes it.
  @inline(never)
  static func keep(_ value: Int) { visits.add(value & 1, ordering: .relaxed) }
}
