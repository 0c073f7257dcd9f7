import Testing

@testable import StressKit

struct IterationLineTests {
  static let line = IterationLine(scenario: "lost-update", result: result)

  private static var result: IterationResult {
    var result = IterationResult(index: 3, seed: Seed(1), strategy: "random")
    result.steps = 12
    result.digest = Seed(2)
    result.broken = [.init(id: "L1", expected: "2", actual: "1")]
    result.metrics = ["b": 1, "a": 2]
    result.witnesses = ["w"]
    return result
  }

  @Test func `A line has all data of an iteration that other tools need`() throws {
    #expect(
      String(decoding: try EvidenceJSON.line(Self.line), as: UTF8.self)
        == #"{"digest":"0x0000000000000002","invariants":[{"actual":"1","expected":"2","id":"L1"}],"#
        + #""iteration":3,"metrics":{"a":2,"b":1},"scenario":"lost-update","#
        + #""seed":"0x0000000000000001","steps":12,"strategy":"random","verdict":"failed","#
        + #""witnesses":["w"]}"# + "\n"
    )
  }
}
