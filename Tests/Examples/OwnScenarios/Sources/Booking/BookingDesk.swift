/// Sells seats to any number of concurrent customers.
public struct BookingDesk: Sendable {
  /// How a desk checks and takes a seat.
  public enum Care: Sendable {
    /// In one step of the map.
    case claims
    /// In two steps with a confirmation in between, so another customer may take the seat in the
    /// meantime.
    case looksThenAssigns
  }

  private let seats: SeatMap
  private let care: Care

  /// Opens a desk.
  /// - Parameters:
  ///   - seats: The seats, which other desks may share.
  ///   - care: How to take a seat.
  public init(_ seats: SeatMap, care: Care = .claims) {
    self.seats = seats
    self.care = care
  }

  /// Sells a seat.
  /// - Returns: Whether the customer was told that the seat is theirs.
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

  /// Asks the customer to confirm, which takes time.
  private func confirm() async { await Task.yield() }
}
