/// Which seats of a show are taken, and by whom.
public actor SeatMap {
  private var holders: [Int: String] = [:]

  /// Makes a map on which every seat is free.
  public init() {}

  /// Whether a seat can be had, for now.
  public func isFree(_ seat: Int) -> Bool { holders[seat] == nil }

  /// Writes a name on a seat, whoever had it.
  public func assign(_ seat: Int, to name: String) { holders[seat] = name }

  /// Takes a seat if it is free, in one step.
  /// - Returns: Whether it was free.
  public func claim(_ seat: Int, for name: String) -> Bool {
    guard holders[seat] == nil else { return false }
    holders[seat] = name
    return true
  }

  /// The name on a seat, or nil.
  public func holder(of seat: Int) -> String? { holders[seat] }
}
