/// One thread of a program.
struct ProgramThread: Sendable {
  /// The name in messages and tables; the system cuts it off after 15 bytes.
  let name: String
  let body: @Sendable () -> Void

  init(_ name: String, _ body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }
}
