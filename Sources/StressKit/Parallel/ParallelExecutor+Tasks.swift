internal import CStressRuntime

extension ParallelExecutor {
  /// A task that has not ended.
  struct LiveTask {
    let address: UInt
    let name: String
    /// Whether the task waits for a continuation that the code under test created.
    let awaitsContinuation: Bool
    /// Addresses at which the task and its callers continue; empty while it runs.
    let frames: [UInt]
  }

  /// The largest number of frames to read of a task.
  private static let frameLimit = 32

  /// The tasks that have not ended.
  ///
  /// - Parameters:
  ///   - limit: The largest number of tasks to return.
  ///   - readsFrames: Whether the frames of the task at an address may be read; it must not be
  ///     running.
  /// - Returns: The first tasks in the order of their creation, and the number of all.
  func liveTasks(
    limit: Int,
    framesOf readsFrames: (UInt) -> Bool
  ) -> (tasks: [LiveTask], total: Int) {
    var views = unsafe [stress_lane_view](repeating: stress_lane_view(), count: limit)
    let total = Int(unsafe stress_lane_list(lane, &views, UInt32(limit)))
    var tasks: [LiveTask] = []
    for position in 0..<min(total, limit) {
      let view = unsafe views[position]
      let name = unsafe withUnsafeBytes(of: view.name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let address = UInt(bitPattern: unsafe view.task)
      tasks.append(
        LiveTask(
          address: address,
          name: unsafe name.isEmpty ? "task \(view.number)" : name,
          awaitsContinuation: unsafe view.awaits_continuation,
          frames: readsFrames(address) ? frames(of: address) : []
        )
      )
    }
    return (tasks, total)
  }

  private func frames(of address: UInt) -> [UInt] {
    guard let task = unsafe UnsafeRawPointer(bitPattern: address) else { return [] }
    return unsafe [UInt](unsafeUninitializedCapacity: Self.frameLimit) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = Int(unsafe stress_async_frames(task, start, UInt32(Self.frameLimit)))
    }
  }
}
