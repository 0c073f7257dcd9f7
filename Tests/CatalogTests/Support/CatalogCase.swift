import Testing

@testable import StressKit

/// One program with one set of parameters, with a name for test output.
struct CatalogCase: Sendable, CustomTestStringConvertible {
  let program: any CatalogProgram.Type
  /// The parameters that differ from their defaults.
  var changed: [String: Int] = [:]

  var testDescription: String {
    ([program.name] + changed.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
      .joined(separator: " ")
  }

  /// The bug of the program.
  var defect: ScenarioDescription.DefectDescription { program.description.defects[0] }

  /// The number of iterations within which a search must find the bug.
  var searchLimit: Int {
    func limit<P: CatalogProgram>(of type: P.Type) -> Int {
      var program = P()
      for parameter in P.parameters {
        if let value = changed[parameter.name] { program[keyPath: parameter.keyPath] = value }
      }
      return program.searchLimit
    }
    return limit(of: program)
  }

  /// Every program with its default parameters.
  ///
  /// Programs of the literature also have their other sizes, and run in both start modes.
  static let all: [CatalogCase] =
    Catalog.kernels.map { CatalogCase(program: $0) }
    + Catalog.literature.flatMap { program in
      sizes(of: program).flatMap { size in
        [0, 1].map { spawned in
          CatalogCase(program: program, changed: size.merging(["spawned": spawned]) { $1 })
        }
      }
    }
    + Catalog.locks.map { CatalogCase(program: $0) }

  private static func sizes(of program: any CatalogProgram.Type) -> [[String: Int]] {
    program == Reorder.self ? [["setters": 2], ["setters": 4]] : [[:]]
  }

  /// Every program with each strategy that must find its bug alone.
  static let searches: [(CatalogCase, StrategyChoice)] = all.flatMap { program in
    program.program.strategies.map { (program, $0) }
  }

  func plan(buggy: Bool, seed: UInt64, _ strategy: StrategyChoice = .portfolio) -> IterationPlan {
    program.plan(
      changing: changed.mapValues(ParameterValue.size),
      defect: buggy ? defect.id : nil,
      seed: Seed(seed),
      strategy: strategy
    )
  }
}

extension IterationResult {
  /// All causes of a failed iteration: invariants and the kind of failure.
  var causes: [String] {
    broken.map(\.id) + (failure.map { [$0.kind.rawValue] } ?? [])
  }
}
