/// The seats of a show and their holders.
public actor SeatMap {
  private var holders: [Int: String] = [:]

  /// Creates a map in which every seat is free.
  public init() {}

  /// Whether a seat is free at the moment.
  public func isFree(_ seat: Int) -> Bool { holders[seat] == nil }

  /// Assigns a seat to a name, even if it is taken.
  public func assign(_ seat: Int, to name: String) { holders[seat] = name }

  /// Takes a seat if it is free, in one step.
  /// - Returns: Whether it was free.
  public func claim(_ seat: Int, for name: String) -> Bool {
    guard holders[seat] == nil else { return false }
    holders[seat] = name
    return true
  }

  /// The name on a seat, or `nil`.
  public func holder(of seat: Int) -> String? { holders[seat] }
}
