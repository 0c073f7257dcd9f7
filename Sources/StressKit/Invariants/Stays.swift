/// The current stays while a history is read.
struct Stays<Key: Hashable> {
  private struct Stay {
    let key: Key
    let index: Int
    var isOver = false
  }

  /// All stays, in the order in which they began.
  private var stays: [Stay] = []
  /// The indices in `stays` of the open stays of each key; the latest is last.
  private var begun: [Key: [Int]] = [:]
  /// The number of open stays.
  private(set) var count = 0

  /// The event index at which the latest open stay of a key began.
  func latest(of key: Key) -> Int? { begun[key]?.last.map { stays[$0].index } }

  mutating func enter(_ key: Key, at index: Int) {
    begun[key, default: []].append(stays.count)
    stays.append(Stay(key: key, index: index))
    count += 1
  }

  /// Ends the latest stay of a key; stays of one key cannot be distinguished.
  ///
  /// - Parameter key: The key that leaves.
  /// - Returns: Whether the key had an open stay.
  @discardableResult mutating func leave(_ key: Key) -> Bool {
    guard let place = begun[key]?.popLast() else { return false }
    stays[place].isOver = true
    count -= 1
    return true
  }

  /// The open stays in order: the event index of the beginning, and the key.
  ///
  /// - Complexity: O(number of stays).
  var open: [(index: Int, key: Key)] {
    stays.lazy.filter { !$0.isOver }.map { ($0.index, $0.key) }
  }
}
