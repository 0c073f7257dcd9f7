/// A program came to what no interleaving allows: its figures would mean nothing.
struct WrongResult: Error, CustomStringConvertible {
  let program: String
  let actual: String
  let allowed: String

  var description: String { "\(program) came to \(actual), expected \(allowed)" }
}
