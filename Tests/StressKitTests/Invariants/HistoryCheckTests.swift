import Foundation
import Testing

@testable import StressKit

/// The common properties of all history checks.
struct HistoryCheckTests {
  private static let cases =
    CheckThenActTests.cases + SplitTransactionTests.cases + MissingFenceTests.cases
    + LostUpdateTests.cases + LostWakeUpTests.cases + SharedStateTests.cases
    + WrongBoundTests.cases

  /// The public functions of the library, as declared in its sources.
  static func declared() throws -> Set<String> {
    let folder = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()
      .appending(path: "../../../Sources/StressKit/Invariants")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var names: Set<String> = []
    for file in files where file.hasPrefix("Claim+") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for part in text.split(separator: "public static func ").dropFirst() {
        names.insert(String(part.prefix { $0.isLetter }))
      }
    }
    return names
  }

  @Test func `Every check has a violating, a correct and an empty history`()
    throws
  {
    let declared = try Self.declared()
    #expect(declared.contains("atMostOnce"))
    #expect(Set(Self.cases.filter { !$0.holds }.map(\.predicate)) == declared)
    #expect(Set(Self.cases.filter(\.holds).map(\.predicate)) == declared)
  }

  @Test func `Every claim has a unique expectation`() {
    let sayings = Dictionary(grouping: Self.cases, by: \.claim.expected)
    for (expected, cases) in sayings {
      #expect(!expected.isEmpty)
      #expect(Set(cases.map(\.predicate)).count == 1, "\(expected) is said by several")
    }
  }

  @Test func `The first ten findings are shown, and the number of all`() {
    let events: [Int] = Array(repeating: 7, count: 30)
    let claim = Claim.atMostOnce(events) { $0 }
    #expect(claim.actual.hasPrefix("#2 7: 7 again, after #1 7; #3 7"))
    #expect(claim.actual.hasSuffix("#11 7: 7 again, after #1 7; … 29 in all"))
  }

  @Test func `A long description of an event is truncated`() {
    let events = Array(repeating: String(repeating: "x", count: 200), count: 2)
    let cut = String(repeating: "x", count: 160) + "…"
    let claim = Claim.atMostOnce(events) { _ in 1 }
    #expect(claim.actual == "#2 \(cut): 1 again, after #1 \(cut)")
  }

  @Test(arguments: 0..<200)
  func `The check finds the same overlaps as a comparison of all pairs`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let paths = ["/", "/a", "/a/b", "/a/b/c", "/b", "/b/a", "/ab"]
    let events = (0..<40).map { _ in
      let verb = random.below(2) == 0 ? "lock" : "free"
      return "\(verb) \(paths[random.below(paths.count)]) \(["x", "y", "z"][random.below(3)])"
    }
    var held: [(path: [Substring], holder: String)] = []
    var overlaps: [Int] = []
    for (index, event) in events.enumerated() {
      let words = event.split(separator: " ")
      let (path, holder) = (words[1].split(separator: "/"), String(words[2]))
      if words[0] == "free" {
        let last = held.lastIndex { $0.path == path && $0.holder == holder }
        if let last { held.remove(at: last) }
        continue
      }
      let isTaken = held.contains {
        $0.holder != holder && ($0.path.starts(with: path) || path.starts(with: $0.path))
      }
      if isTaken { overlaps.append(index + 1) }
      held.append((path, holder))
    }
    let claim = Claim.noOverlappingPaths(events, Words.paths)
    #expect(claim.holds == overlaps.isEmpty)
    let shown = claim.actual.split(separator: "; ").filter { $0.hasPrefix("#") }
    let numbers = shown.map { Int($0.dropFirst().prefix { $0.isNumber }) ?? 0 }
    #expect(numbers == Array(overlaps.prefix(10)))
  }

  @Test(arguments: 0..<200)
  func `The maximum at once equals that of a simple count`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let events = (0..<60).map { _ in
      "\(random.below(2) == 0 ? "in" : "out") \(["a", "b", "c", "d"][random.below(4)])"
    }
    var inside: [String] = []
    var most = 0
    var unmatched = 0
    for event in events {
      let words = event.split(separator: " ").map(String.init)
      if words[0] == "in" {
        inside.append(words[1])
      } else if let index = inside.lastIndex(of: words[1]) {
        inside.remove(at: index)
      } else {
        unmatched += 1
      }
      most = max(most, inside.count)
    }
    #expect(Claim.atMostAtOnce(most, events, Words.stays).holds)
    #expect(!Claim.atMostAtOnce(most - 1, events, Words.stays).holds)
    #expect(Claim.atLeastAtOnce(most, events, Words.stays).holds)
    #expect(!Claim.atLeastAtOnce(most + 1, events, Words.stays).holds)
    let isBalanced = unmatched == 0 && inside.isEmpty
    #expect(Claim.nothingLeft(events, Words.stays).holds == isBalanced)
  }
}
