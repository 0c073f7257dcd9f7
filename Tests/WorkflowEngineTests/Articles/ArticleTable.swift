import Foundation
import Testing

/// A table in an article that is written by a test.
///
/// With `RACE_STRESS_WRITE_ARTICLE=1` in the environment it is written anew.
struct ArticleTable {
  private let article: String
  private let start: String
  private let text: String

  /// - Parameters:
  ///   - article: The name of the article's file.
  ///   - source: What the table is generated from, as the comment before it says.
  ///   - lines: The table.
  init(in article: String, from source: String, _ lines: [String]) {
    self.article = article
    start = "<!-- Generated\(source). -->\n"
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Fails unless the article shows this table.
  func check() throws {
    let file = EngineSource.article(article)
    var page = try EngineSource.text(file)
    let before = try #require(page.firstRange(of: start), "the table has no start")
    let rest = page[before.upperBound...]
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    if ProcessInfo.processInfo.environment["RACE_STRESS_WRITE_ARTICLE"] == "1" {
      page.replaceSubrange(before.upperBound..<end, with: text.dropLast())
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      page.contains(start + text),
      "run the test once with RACE_STRESS_WRITE_ARTICLE=1, and read what has changed"
    )
  }
}
