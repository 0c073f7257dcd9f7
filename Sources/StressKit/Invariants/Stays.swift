/// Who is inside, while a history is read.
struct Stays<Key: Hashable> {
  private struct Stay {
    let key: Key
    let index: Int
    var isOver = false
  }

  /// All stays, in the order in which they began.
  private var stays: [Stay] = []
  /// The places in `stays` of those that are not over, for each key; the latest is last.
  private var begun: [Key: [Int]] = [:]
  /// How many are inside.
  private(set) var count = 0

  /// Where the latest stay of a key began that is not over.
  func latest(of key: Key) -> Int? { begun[key]?.last.map { stays[$0].index } }

  mutating func enter(_ key: Key, at index: Int) {
    begun[key, default: []].append(stays.count)
    stays.append(Stay(key: key, index: index))
    count += 1
  }

  /// Ends the latest stay of a key; stays of one key cannot be told apart.
  ///
  /// - Parameter key: Who leaves.
  /// - Returns: Whether anybody was inside.
  @discardableResult mutating func leave(_ key: Key) -> Bool {
    guard let place = begun[key]?.popLast() else { return false }
    stays[place].isOver = true
    count -= 1
    return true
  }

  /// Where the stays began that are not over, and their keys, in that order.
  ///
  /// - Complexity: O(number of stays).
  var open: [(index: Int, key: Key)] {
    stays.lazy.filter { !$0.isOver }.map { ($0.index, $0.key) }
  }
}
