/// An ordered set of small integers in which any member can move to the end: a doubly linked list.
///
/// Two arrays, indexed by the integers, hold the links. So no member needs an allocation or a
/// search.
struct RecencyList: Sendable, Equatable {
  private static let none = Int32(-1)

  private var before: [Int32] = []
  private var after: [Int32] = []
  private var last = RecencyList.none

  /// The member that was appended or moved longest ago.
  private(set) var first: Int?

  /// The number of members.
  private(set) var count = 0

  /// Whether an integer is a member.
  func contains(_ member: Int) -> Bool {
    before.indices.contains(member) && (before[member] != Self.none || first == member)
  }

  /// The member that follows another.
  func next(after member: Int) -> Int? {
    let next = after[member]
    return next == Self.none ? nil : Int(next)
  }

  /// The members, in order.
  ///
  /// - Complexity: O(*n*), where *n* is the number of members.
  var members: [Int] {
    var members: [Int] = []
    var next = first
    while let member = next {
      members.append(member)
      next = self.next(after: member)
    }
    return members
  }

  /// Moves a member to the end, or appends it if it is new.
  ///
  /// - Complexity: O(1), amortized.
  mutating func moveToEnd(_ member: Int) {
    remove(member)
    let missing = member + 1 - before.count
    if missing > 0 {
      before.append(contentsOf: repeatElement(Self.none, count: missing))
      after.append(contentsOf: repeatElement(Self.none, count: missing))
    }
    let new = Int32(member)
    before[member] = last
    if last == Self.none { first = member } else { after[Int(last)] = new }
    last = new
    count += 1
  }

  /// Removes a member, if present.
  mutating func remove(_ member: Int) {
    guard contains(member) else { return }
    let (previous, next) = (before[member], after[member])
    if previous == Self.none {
      first = next == Self.none ? nil : Int(next)
    } else {
      after[Int(previous)] = next
    }
    if next == Self.none { last = previous } else { before[Int(next)] = previous }
    before[member] = Self.none
    after[member] = Self.none
    count -= 1
  }

  /// Whether two lists have the same members in the same order, regardless of their capacity.
  ///
  /// - Complexity: O(*n*), where *n* is the number of members.
  static func == (lhs: Self, rhs: Self) -> Bool {
    guard lhs.count == rhs.count else { return false }
    var (left, right) = (lhs.first, rhs.first)
    while let one = left, let other = right {
      guard one == other else { return false }
      left = lhs.next(after: one)
      right = rhs.next(after: other)
    }
    return left == right
  }
}
