import Foundation
import Testing

@testable import StressKit

/// The code in the article *Invariants* is compiled here, and finds the stated violations.
struct InvariantsArticleTests {
  private static let folder = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()
  private static var article: String {
    get throws {
      let path = "../../../Sources/StressKit/StressKit.docc/Invariants.md"
      return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
  }

  /// The lines of a text without their indentation.
  private static func lines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: "\n")
  }

  @Test func `Every example is code of the scenario`() throws {
    let source = try String(
      contentsOf: Self.folder.appending(path: "Support/PrintShopRace.swift"),
      encoding: .utf8
    )
    let blocks = try Self.article.components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    #expect(blocks.count == 8)
    for block in blocks {
      #expect(Self.lines(source).contains(Self.lines(block)), "not in the scenario: \(block)")
    }
  }

  @Test func `Every check and every shape is in the article`() throws {
    let article = try Self.article
    for shape in BugShape.allCases {
      #expect(article.contains("``BugShape/\(shape)``"), "\(shape) is missing")
    }
    for name in try HistoryCheckTests.declared() {
      #expect(article.contains("``Claim/\(name)("), "\(name) is missing")
    }
  }

  private static let broken: [(id: String, past: [PrintShop.Event], actual: String)] = [
    (
      "J1", [.started(job: 1, attempt: 1), .started(job: 1, attempt: 2)],
      "is still in #1"
    ),
    ("J2", [.done(job: 1, attempt: 1)], "no partner for 1 in 0"),
    (
      "J3",
      [
        .started(job: 1, attempt: 1), .givenUp(job: 1), .started(job: 1, attempt: 2),
        .done(job: 1, attempt: 1),
      ], "1 is not the token of 1: 2 is current since #3"
    ),
    ("J4", [.printed(job: 1, attempt: 1, from: 1)], "1 counts 0, and has 1 event"),
    ("J5", [.queued(job: 1)], "1 is never answered"),
    ("J6", [.printed(job: 1, attempt: 1, from: 2)], "filed under 1, produced by 2"),
    (
      "J7",
      [.started(job: 1, attempt: 1), .started(job: 2, attempt: 2), .started(job: 3, attempt: 3)],
      "one too many beside #1"
    ),
    ("J8", [.done(job: 1, attempt: 1)], "#1: job 1 is done, and was not started"),
  ]

  @Test(arguments: broken)
  func `Each of the invariants can be violated`(
    id: String,
    past: [PrintShop.Event],
    actual: String
  ) async throws {
    let invariant = try #require(PrintShopRace.invariants.first { $0.id == id })
    let iteration = Iteration(
      index: 0,
      randomSeed: Seed(1),
      metricKeys: [],
      witnessIDs: [],
      faults: FaultCourse([], seed: Seed(1), recorded: nil)
    )
    let records = past.map { PrintShop.Record(transaction: 0, event: $0) }
    let claim = try await invariant.check(PrintShopRace(), PrintShop(past: records), iteration)
    #expect(!claim.holds)
    #expect(claim.actual.contains(actual), "\(claim.actual)")
  }
}
