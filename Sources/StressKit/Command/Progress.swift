/// Prints the progress of a run: one changing line on a terminal, or an occasional line in a log.
final class Progress {
  private let console: Console
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant
  private var lineIsOpen = false
  private var name = ""
  private var position = ""
  private var total = 0
  private var nameStart: ContinuousClock.Instant

  /// The real time between two lines.
  private let interval: Duration

  /// Makes a progress line.
  ///
  /// - Parameters:
  ///   - console: Receives the lines.
  ///   - interval: The real time between two lines; nil for 0.1 s on a terminal and 10 s in a log.
  init(_ console: Console, interval: Duration? = nil) {
    self.console = console
    self.interval = interval ?? (console.isTerminal ? .milliseconds(100) : .seconds(10))
    start = clock.now
    lastShown = start
    nameStart = start
  }

  /// The real time since the start of the run.
  var elapsed: Duration { clock.now - start }

  /// Sets the position to print before every part, such as `3 of 24`.
  func setPosition(_ number: Int, of count: Int) {
    position = count > 1 ? "\(number) of \(count)  " : ""
  }

  /// Starts a part of the run.
  ///
  /// - Parameters:
  ///   - name: The name of the part.
  ///   - total: The largest number of its iterations.
  func begin(_ name: String, total: Int) {
    self.name = name
    self.total = total
    nameStart = clock.now
    lastShown = nameStart
  }

  /// Prints the progress of the part, if the last line is old enough.
  ///
  /// - Parameters:
  ///   - done: The number of iterations so far.
  ///   - note: The result so far.
  func show(_ done: Int, _ note: String) {
    let now = clock.now
    guard now - lastShown >= interval else { return }
    let seconds = max((now - nameStart) / .seconds(1), 0.001)
    let rate = Double(done) / seconds
    let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
    write(
      "\(done)/\(total)  \(note)  \(left) s left  \(Int(rate)) iterations/s",
      at: now
    )
  }

  /// Prints a step of the part other than an iteration, if the last line is old enough.
  ///
  /// - Parameter note: The step.
  func show(_ note: String) {
    let now = clock.now
    guard now - lastShown >= interval else { return }
    write(note, at: now)
  }

  private func write(_ text: String, at now: ContinuousClock.Instant) {
    lastShown = now
    let line = "\(position)\(name)  \(text)"
    guard console.isTerminal else {
      console.note(line)
      return
    }
    // A wrapped line could not be overwritten, and some terminals wrap after the last column.
    console.overwrite(line.cut(to: max(console.width - 1, 1)))
    lineIsOpen = true
  }

  /// Removes the changing line, before other text is written.
  func clear() {
    guard lineIsOpen else { return }
    console.overwrite("")
    lineIsOpen = false
  }
}

extension String {
  /// The text, cut to a number of characters with an ellipsis at the end if it is longer.
  fileprivate func cut(to limit: Int) -> String {
    count <= limit ? self : prefix(limit - 1) + "…"
  }
}
