/// A reason why the mutants cannot be tried.
struct RunnerError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
