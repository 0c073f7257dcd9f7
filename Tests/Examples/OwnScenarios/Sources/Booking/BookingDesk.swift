/// Sells seats; any number of customers may ask at once.
public struct BookingDesk: Sendable {
  /// How a seat is looked at and taken.
  public enum Care: Sendable {
    /// In one step of the map.
    case claims
    /// In two, with a confirmation in between: somebody else may take the seat meanwhile.
    case looksThenAssigns
  }

  private let seats: SeatMap
  private let care: Care

  /// Opens a desk.
  /// - Parameters:
  ///   - seats: Shared with other desks.
  ///   - care: How seats are taken.
  public init(_ seats: SeatMap, care: Care = .claims) {
    self.seats = seats
    self.care = care
  }

  /// Sells a seat.
  /// - Returns: Whether the customer has been told that the seat is theirs.
  public func book(_ seat: Int, for name: String) async -> Bool {
    switch care {
    case .claims:
      return await seats.claim(seat, for: name)
    case .looksThenAssigns:
      guard await seats.isFree(seat) else { return false }
      await confirm()
      await seats.assign(seat, to: name)
      return true
    }
  }

  /// Asks the customer, which takes time.
  private func confirm() async { await Task.yield() }
}
