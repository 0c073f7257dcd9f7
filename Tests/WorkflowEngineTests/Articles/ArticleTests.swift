import Foundation
import Testing

/// Every example in the articles is compiled and run by a test in this folder.
struct ArticleTests {
  /// The text without indentation, so that it can be part of a test.
  private static func lines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: "\n")
  }

  @Test(arguments: EngineSource.articles)
  func `every example of an article is in a test`(_ article: URL) throws {
    let examples = Self.lines(try EngineSource.examples())
    for match in try EngineSource.text(article).matches(of: /(?s)```swift\n(.*?)```/) {
      #expect(examples.contains(Self.lines(match.1)), "no test contains:\n\(match.1)")
    }
  }

  @Test func `there are articles, and one shows a program`() throws {
    #expect(EngineSource.articles.count >= 7)
    #expect(try EngineSource.articles.contains { try EngineSource.text($0).contains("```swift") })
  }
}
