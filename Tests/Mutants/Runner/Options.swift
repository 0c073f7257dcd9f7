/// The options of the runner.
struct Options {
  /// The `race-stress` command with all mutants.
  var command = ""

  /// The file with the reasons of known survivors.
  var survivors = ""

  /// The folder for the evidence.
  var evidence = "."

  /// The number of iterations per scenario for a mutant.
  var iterations = Self.discoveryIterations

  /// The number of iterations per scenario of the correct engine.
  ///
  /// More would take minutes, because the log compares all fields at every event.
  static let discoveryIterations = 128

  /// The number of mutants that are tried at the same time.
  var jobs = 2

  /// Texts of which the identifier of a mutant must contain one; empty for all mutants.
  var only: [String] = []

  /// Reads the options.
  ///
  /// - Throws: ``RunnerError`` for an unknown option, a missing value or a number that is not one.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw RunnerError("\(option) needs a value") }
      switch option {
      case "--command": command = value
      case "--survivors": survivors = value
      case "--evidence": evidence = value
      case "--iterations": iterations = try Self.number(value, of: option)
      case "--jobs": jobs = try Self.number(value, of: option)
      case "--only": only = value.split(separator: ",").map(String.init)
      default: throw RunnerError("there is no option \(option)")
      }
    }
    guard !command.isEmpty && !survivors.isEmpty else {
      throw RunnerError("--command and --survivors are required")
    }
  }

  private static func number(_ text: String, of option: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw RunnerError("\(option) is '\(text)', but must be a number above 0")
    }
    return number
  }
}
