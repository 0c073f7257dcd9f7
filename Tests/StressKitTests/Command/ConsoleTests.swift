import Synchronization
import Testing

@testable import StressKit

/// What a console writes never changes the state of a terminal, except for the progress line.
struct ConsoleTests {
  private final class Written: Sendable {
    let text = Mutex("")
  }

  private func written(_ write: (Console) -> Void) -> String {
    let written = Written()
    write(
      Console(
        isTerminal: true,
        write: { text in written.text.withLock { $0 += text } },
        writeError: { text in written.text.withLock { $0 += text } }
      )
    )
    return written.text.withLock { $0 }
  }

  @Test(arguments: [
    ("\u{1B}[31mred", #"\u{1B}[31mred"#), ("a\rb", #"a\u{D}b"#), ("a\r\nb", "a\\u{D}\nb"),
    ("\u{0}\u{7}\u{8}", #"\u{0}\u{7}\u{8}"#), ("\u{7F}", #"\u{7F}"#), ("\u{9B}2J", #"\u{9B}2J"#),
    ("ab\u{202E}cd", #"ab\u{202E}cd"#), ("tab\tand\nline", "tab\tand\nline"),
    ("naïve 🙂", "naïve 🙂"),
  ])
  func `Control characters are shown as escapes`(text: String, shown: String) {
    #expect(written { $0.line(text) } == shown + "\n")
    #expect(written { $0.note(text) } == shown + "\n")
    #expect(written { $0.lines(text) } == shown)
    #expect(written { $0.overwrite(text) } == "\r\u{1B}[K" + shown)
  }

  @Test(arguments: [
    (["TERM": "xterm"], false), (["TERM": "dumb"], true), ([:], true),
    (["TERM": "xterm", "NO_COLOR": "1"], true), (["TERM": "xterm", "NO_COLOR": ""], false),
  ])
  func `TERM and NO_COLOR ask for plain output`(environment: [String: String], isPlain: Bool) {
    #expect(Console.isPlain(environment) == isPlain)
  }

  @Test(arguments: [
    (40, [:], 40), (nil, ["COLUMNS": "33"], 33), (nil, ["COLUMNS": "0"], 80),
    (nil, ["COLUMNS": "wide"], 80), (nil, [:], 80),
  ])
  func `The width is that of the terminal, else COLUMNS, else 80`(
    terminal: Int?,
    environment: [String: String],
    width: Int
  ) {
    #expect(Console.width(terminal: terminal, environment) == width)
  }
}
