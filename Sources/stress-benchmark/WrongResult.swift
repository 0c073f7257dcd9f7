/// An impossible result of a program: its figures would mean nothing.
struct WrongResult: Error, CustomStringConvertible {
  let program: String
  let actual: String
  let allowed: String

  var description: String { "\(program): the result is \(actual), expected \(allowed)" }
}
