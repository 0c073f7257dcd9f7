import Booking
import Testing

struct BookingDeskTests {
  @Test func `A seat is sold once`() async throws {
    #expect(await BookingDesk(SeatMap()).book(1, for: "Ann"))
  }
}
