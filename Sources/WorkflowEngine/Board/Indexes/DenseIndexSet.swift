/// An ordered set of small non-negative integers: a tree of 64-way bitmaps.
///
/// Each level has one bit per word of the level below; the bit is set if that word is not zero.
/// Insertion, removal and the search for the next member read one word per level. Three levels hold
/// 262,144 members. Memory is one bit per integer up to the greatest one ever inserted.
/// 262,144 members. Memory is one bit per integer up to the greatest one ever inserted.
public struct DenseIndexSet: Sendable {
  /// The exclusive upper bound of the members.
  public static let limit: Int = 1 << 30

  // Level 0 is the set itself. The top level has at most one word.
  private var levels: [[UInt64]] = [[]]

  /// The number of members.
  public private(set) var count: Int = 0

  /// Creates an empty set.
  public init() {}

  /// Whether there are no members.
  public var isEmpty: Bool { count == 0 }

  /// The number of levels, which is the number of words that a search reads on its way down.
  public var depth: Int { levels.count }

  /// The smallest member.
  ///
  /// - Complexity: O(log₆₄ *n*), where *n* is the greatest integer ever inserted.
  public var first: Int? { next(from: 0) }

  /// Whether an integer is a member.
  ///
  /// - Parameter member: The integer to look for.
  /// - Returns: Whether it is a member.
  public func contains(_ member: Int) -> Bool {
    guard member >= 0 && member >> 6 < levels[0].count else { return false }
    return levels[0][member >> 6] & bit(member) != 0
  }

  /// Inserts an integer if it is not a member.
  ///
  /// - Parameter member: The integer; at least 0 and below ``limit``.
  /// - Returns: Whether it was not a member before.
  /// - Complexity: O(log₆₄ *n*), amortized, where *n* is the greatest integer ever inserted.
  @discardableResult
  public mutating func insert(_ member: Int) -> Bool {
    precondition(member >= 0 && member < Self.limit, "\(member) is not in 0..<\(Self.limit).")
    guard !contains(member) else { return false }
    grow(toHold: member)
    var position = member
    for level in levels.indices {
      levels[level][position >> 6] |= bit(position)
      position >>= 6
    }
    count += 1
    return true
  }

  /// Removes an integer if it is a member.
  ///
  /// - Parameter member: The integer.
  /// - Returns: Whether it was a member before.
  /// - Complexity: O(log₆₄ *n*), where *n* is the greatest integer ever inserted.
  @discardableResult
  public mutating func remove(_ member: Int) -> Bool {
    guard contains(member) else { return false }
    var position = member
    for level in levels.indices {
      levels[level][position >> 6] &= ~bit(position)
      if levels[level][position >> 6] != 0 { break }
      position >>= 6
    }
    count -= 1
    return true
  }

  /// Finds the smallest member at or above an integer.
  ///
  /// - Parameter start: The integer to start from.
  /// - Returns: The member, or `nil` if there is none.
  /// - Complexity: O(log₆₄ *n*), where *n* is the greatest integer ever inserted.
  public func next(from start: Int) -> Int? {
    // Go up until a word has a bit at or after the position, then down along the lowest bits.
    var position = max(0, start)
    for level in levels.indices {
      guard position >> 6 < levels[level].count else { return nil }
      let rest = levels[level][position >> 6] & (~0 << UInt64(position & 63))
      if rest != 0 {
        position = (position & ~63) | rest.trailingZeroBitCount
        for lower in levels[..<level].reversed() {
          position = (position << 6) | lower[position].trailingZeroBitCount
        }
        return position
      }
      position = (position >> 6) + 1
    }
    return nil
  }

  private func bit(_ position: Int) -> UInt64 { 1 << UInt64(position & 63) }

  /// Adds words and levels until an integer fits.
  private mutating func grow(toHold member: Int) {
    var words = (member >> 6) + 1
    var level = 0
    while true {
      if level == levels.count {
        // The new level marks the non-zero words of the level below.
        levels.append([])
        for (index, word) in levels[level - 1].enumerated() where word != 0 {
          reserve(words, at: level)
          levels[level][index >> 6] |= bit(index)
        }
      }
      reserve(words, at: level)
      if levels[level].count == 1 && level == levels.count - 1 { return }
      words = ((words - 1) >> 6) + 1
      level += 1
    }
  }

  private mutating func reserve(_ words: Int, at level: Int) {
    let missing = words - levels[level].count
    if missing > 0 { levels[level].append(contentsOf: repeatElement(0, count: missing)) }
  }
}

extension DenseIndexSet: Equatable {
  /// Whether two sets have the same members, regardless of their capacity.
  ///
  /// - Parameters:
  ///   - lhs: The first set.
  ///   - rhs: The second set.
  /// - Returns: Whether they have the same members.
  /// - Complexity: O(*n* / 64), where *n* is the greatest integer ever inserted into either.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    guard lhs.count == rhs.count else { return false }
    // The counts are equal, so extra members of the longer set are missing in the shorter one.
    return zip(lhs.levels[0], rhs.levels[0]).allSatisfy { $0 == $1 }
  }
}
