import Testing
import WorkflowEngine

/// When snapshots are due: a given interval is kept, and without one a large state has fewer.
struct SnapshotScheduleTests {
  /// A case: the given interval, the size of the last snapshot, and the number of transactions
  /// after it.
  struct Case: Sendable {
    let chosen: Int?
    let bytes: Int
    let interval: Int
  }

  static let least = SQLiteJournal.defaultSnapshotInterval
  static let worth = SnapshotSchedule.bytesPerTransaction

  static let cases = [
    Case(chosen: 1, bytes: 0, interval: 1),
    Case(chosen: 0, bytes: 0, interval: 1),
    Case(chosen: 7, bytes: 1 << 40, interval: 7),
    Case(chosen: .max, bytes: 1 << 40, interval: .max),
    Case(chosen: nil, bytes: 0, interval: least),
    Case(chosen: nil, bytes: least * worth, interval: least),
    Case(chosen: nil, bytes: least * worth + worth, interval: least + 1),
    Case(chosen: nil, bytes: 3 * least * worth, interval: 3 * least),
  ]

  @Test(arguments: cases)
  func `a snapshot is due after its interval, and not earlier`(_ its: Case) {
    let found = SnapshotSchedule(every: its.chosen, last: 0, bytes: its.bytes)
    var noted = SnapshotSchedule(every: its.chosen, last: -1, bytes: 0)
    noted.note(after: 0, bytes: its.bytes)
    for schedule in [found, noted] {
      #expect(schedule.isDue(after: its.interval))
      #expect(!schedule.isDue(after: its.interval - 1))
    }
  }

  @Test func `transactions are counted from the last snapshot`() {
    var schedule = SnapshotSchedule(every: 3, last: 5, bytes: 0)
    #expect(!schedule.isDue(after: 7))
    #expect(schedule.isDue(after: 8))

    schedule.note(after: 9, bytes: 0)
    #expect(!schedule.isDue(after: 11))
    #expect(schedule.isDue(after: 12))
  }
}
