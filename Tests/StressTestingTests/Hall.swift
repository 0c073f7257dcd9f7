/// A main-actor resource for one iteration at a time.
@MainActor
enum Hall {
  static var guests = 0
  static var clashes = 0
  static var visits = 0

  static func enter() {
    guests += 1
    visits += 1
    if guests > 2 { clashes += 1 }
  }

  static func leave() { guests -= 1 }
}
