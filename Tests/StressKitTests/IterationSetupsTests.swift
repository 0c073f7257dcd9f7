import Testing

@testable import StressKit

/// A scenario with sizes of each kind, and a choice for one of four iterations.
private struct Sized: Scenario {
  var workers = 4
  var rounds = 3
  var depth = 2

  var stepLimit: Int { 1_000 * workers }

  static let objective = "Each iteration has its own sizes"
  static let parameters: [Parameter<Self>] = [
    Parameter("workers", \.workers, 1...100, full: 8, drawnFrom: 2),
    Parameter("rounds", \.rounds, 1...500),
    Parameter("depth", \.depth, 1...9, drawnFrom: 1),
  ]
  static let largeSizes: [LargeSizes] = [["workers": 50], ["rounds": 400, "workers": 1]]
  static let variants: [Variant<String>] = [
    Variant("store", .init("mixed", oneIn: 4) { $0 = "tape" }, .init("disk"))
  ]
  static let configuration = "disk"
  static let catches: [Defect<String>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = []

  func makeSystem(_ configuration: String, _ iteration: Iteration) -> String { configuration }
  func run(_ system: String, _ iteration: Iteration) {}
}

struct IterationSetupsTests {
  private func setups(
    changing changed: [String: ParameterValue] = [:],
    inputs: Int? = nil
  ) -> IterationSetups<Sized> {
    var plan = Sized.plan(changing: changed, seed: Seed(1))
    plan.inputs = inputs
    return IterationSetups(plan) { index in
      var configuration = Sized.configuration
      Sized.variants[0].choices[0].apply(to: &configuration, iteration: index)
      return configuration
    }
  }

  @Test func `half of the iterations draw small sizes, each from its smallest to its usual value`()
  {
    let all = (0..<LargeSizes.first).map { setups().scenario(of: $0) }
    let usual = all.count { $0.workers == 4 && $0.depth == 2 }
    #expect((40...70).contains(usual))
    #expect(Set(all.map(\.workers)) == [2, 3, 4])
    #expect(Set(all.map(\.depth)) == [1, 2])
    #expect(all.allSatisfy { $0.rounds == 3 })
  }

  @Test func `an iteration has the same sizes each time, and those of its inputs`() {
    for index in 0..<20 {
      #expect(setups().scenario(of: index).workers == setups().scenario(of: index).workers)
      #expect(
        setups(inputs: index).scenario(of: 7).workers == setups().scenario(of: index).workers
      )
    }
  }

  @Test func `whoever sets a size gets it in every iteration, and may set the usual one`() {
    let set = setups(changing: ["workers": 5])
    #expect((0..<400).allSatisfy { set.scenario(of: $0).workers == 5 })
    #expect(Set((0..<64).map { set.scenario(of: $0).depth }) == [1, 2])
    let full = setups(changing: ["workers": 8])
    #expect(Set((0..<64).map { full.scenario(of: $0).workers }).isSuperset(of: [2, 8]))
    #expect(full.scenario(of: LargeSizes.first).workers == 50)
  }

  @Test func `each of the large sizes has one of 256 iterations, with its own step limit`() {
    let setups = setups()
    for start in [LargeSizes.first, LargeSizes.first + LargeSizes.interval] {
      #expect(setups.scenario(of: start).workers == 50)
      #expect(setups.stepLimit(of: start) == 50_000)
      let second = setups.scenario(of: start + 1)
      #expect((second.workers, second.rounds) == (1, 400))
      #expect(setups.stepLimit(of: start + 1) == 4_000)
      #expect(setups.scenario(of: start + 2).rounds == 3)
    }
    #expect((0..<LargeSizes.first).allSatisfy { setups.scenario(of: $0).workers <= 4 })
  }

  @Test func `a step limit that somebody chose holds for large sizes too`() {
    var plan = Sized.plan(seed: Seed(1))
    plan.stepLimit = 77
    let setups = IterationSetups<Sized>(plan) { _ in "disk" }
    #expect(setups.stepLimit(of: LargeSizes.first) == 77)
  }

  @Test func `a choice for one of four iterations reaches every place in the turn of strategies`() {
    let edited = (0..<64).filter { setups().configuration(of: $0) == "tape" }
    #expect(edited.count == 16)
    #expect(Set(edited.map { $0 % 4 }) == [0, 1, 2, 3])
    #expect(setups(inputs: edited[3]).configuration(of: 0) == "tape")
  }

  @Test func `the list shows from where sizes are drawn, and the large ones`() {
    let list = CommandRun(["list", "sized"], scenarios: [Sized.self]).output
    #expect(
      list.contains(
        "    workers  4 (1 to 100); from 2 in half of the iterations; 8 in the profiles full and soak\n"
      )
    )
    #expect(list.contains("    rounds=400 workers=1  in one of 256 iterations\n"))
  }
}
