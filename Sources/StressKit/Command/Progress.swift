/// Says how far a run has come: one changing line on a terminal, a few plain lines in a log.
final class Progress {
  private let console: Console
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant
  private var lineIsOpen = false
  private var name = ""
  private var total = 0
  private var nameStart: ContinuousClock.Instant

  private var interval: Duration { console.isTerminal ? .milliseconds(100) : .seconds(10) }

  init(_ console: Console) {
    self.console = console
    start = clock.now
    lastShown = start
    nameStart = start
  }

  /// Real time since the run began.
  var elapsed: Duration { clock.now - start }

  /// Begins a part of the run.
  ///
  /// - Parameters:
  ///   - name: What is shown for it.
  ///   - total: Iterations that it has at most.
  func begin(_ name: String, total: Int) {
    self.name = name
    self.total = total
    nameStart = clock.now
    lastShown = nameStart
  }

  /// Shows how far the part has come, now and then.
  ///
  /// - Parameters:
  ///   - done: Iterations so far.
  ///   - note: What is known so far.
  func show(_ done: Int, _ note: String) {
    let now = clock.now
    guard now - lastShown >= interval else { return }
    lastShown = now
    let seconds = max((now - nameStart) / .seconds(1), 0.001)
    let rate = Double(done) / seconds
    let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
    var text = "\(name)  \(done)/\(total)  \(Int(rate)) iterations/s"
    text += "  \(note)  \(left) s left"
    if console.isTerminal {
      console.writeError("\r\u{1B}[K" + text)
      lineIsOpen = true
    } else {
      console.note(text)
    }
  }

  /// Removes the changing line, before something else is written.
  func clear() {
    guard lineIsOpen else { return }
    console.writeError("\r\u{1B}[K")
    lineIsOpen = false
  }
}
