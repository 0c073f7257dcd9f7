/// The current holders of paths while a history is read.
struct PathHolds<Holder: Hashable> {
  // If this is private, Swift 6.3.1 crashes when it optimizes without whole-module mode.
  struct Hold: Hashable {
    let path: [Substring]
    let holder: Holder
  }

  /// The number of holds at or below a path, in total and per holder.
  private struct Load {
    var all = 0
    var own: [Holder: Int] = [:]

    func others(than holder: Holder) -> Int { all - (own[holder] ?? 0) }

    mutating func add(_ change: Int, of holder: Holder) {
      all += change
      own[holder, default: 0] += change
    }
  }

  private var open = Stays<Hold>()
  private var at: [[Substring]: Load] = [:]
  private var below: [[Substring]: Load] = [:]

  static func components(of path: String) -> [Substring] { path.split(separator: "/") }

  /// Whether another holder has the path, an ancestor or a descendant.
  func isTaken(_ path: [Substring], against holder: Holder) -> Bool {
    if (below[path]?.others(than: holder) ?? 0) > 0 { return true }
    return (0...path.count).contains {
      (at[Array(path.prefix($0))]?.others(than: holder) ?? 0) > 0
    }
  }

  /// The index at which the first conflicting hold of another holder began.
  ///
  /// - Complexity: O(number of holds).
  func first(overlapping path: [Substring], against holder: Holder) -> Int? {
    open.open.first { _, hold in
      hold.holder != holder && (hold.path.starts(with: path) || path.starts(with: hold.path))
    }?.index
  }

  mutating func acquire(_ path: [Substring], by holder: Holder, at index: Int) {
    open.enter(Hold(path: path, holder: holder), at: index)
    change(path, by: 1, of: holder)
  }

  mutating func release(_ path: [Substring], by holder: Holder) {
    if open.leave(Hold(path: path, holder: holder)) { change(path, by: -1, of: holder) }
  }

  private mutating func change(_ path: [Substring], by change: Int, of holder: Holder) {
    at[path, default: Load()].add(change, of: holder)
    for length in 0..<path.count {
      below[Array(path.prefix(length)), default: Load()].add(change, of: holder)
    }
  }
}
