import Booking
import StressKit

/// Two customers want the same seat.
///
/// Both customers ask at once. Exactly one is told that the seat is theirs, and the map agrees.
struct DoubleBooking: Scenario {
  struct System: Sendable {
    let seats: SeatMap
    let desk: BookingDesk
  }

  var customers = 2

  static let objective = "A seat is sold once"
  static let parameters: [Parameter<Self>] = [Parameter("customers", \.customers, 2...8)]
  static let configuration = BookingDesk.Care.claims
  static let catches = [
    Defect("look-then-assign", caughtBy: ["B1"]) { (care: inout BookingDesk.Care) in
      care = .looksThenAssigns
    }
  ]
  static let witnesses = [Witness("refused", "a customer was refused")]
  static let metrics = ["sold"]
  static let invariants: [Invariant<Self>] = [
    Invariant("B1", "the seat is sold exactly once") { _, _, iteration in
      .equal(iteration.metrics["sold"], 1)
    }
  ]

  func makeSystem(_ care: BookingDesk.Care, _ iteration: Iteration) async -> System {
    let seats = SeatMap()
    return System(seats: seats, desk: BookingDesk(seats, care: care))
  }

  func run(_ system: System, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for number in 1...customers {
        group.addTask(name: "customer \(number)") {
          let isSold = await system.desk.book(1, for: "customer \(number)")
          if isSold { iteration.count("sold") } else { iteration.witness("refused") }
        }
      }
    }
  }
}
