import Booking
import StressTesting
import Testing

struct BookingDeskTests {
  @Test func `A seat is sold once, in every interleaving`() async throws {
    try await verify(iterations: 1_000, seed: 42) { iteration in
      #expect(await sell(.claims) == 1)
    }
  }

  @Test func `A desk that checks and then assigns can sell a seat twice`() async throws {
    let report = try await explore(iterations: 1_000, seed: 42) { iteration in
      if await sell(.looksThenAssigns) == 2 { iteration.witness("sold twice") }
    }
    #expect(report.witnesses["sold twice", default: 0] > 0)
    #expect(report.interleavings > 10)
  }

  /// Two customers ask for one seat at the same time.
  ///
  /// - Parameter care: How the desk takes seats.
  /// - Returns: The number of customers that were told that the seat is theirs.
  private func sell(_ care: BookingDesk.Care) async -> Int {
    let desk = BookingDesk(SeatMap(), care: care)
    async let ann = desk.book(1, for: "Ann")
    async let bob = desk.book(1, for: "Bob")
    return await [ann, bob].count { $0 }
  }
}
