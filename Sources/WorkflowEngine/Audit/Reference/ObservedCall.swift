/// A call of the engine with its answer, and the records and the time around it.
package struct ObservedCall: Sendable {
  private let origin: any Sendable
  package let call: EngineCall

  /// `nil` if the engine crashed before it answered.
  package let answer: EngineAnswer?

  /// The number of the last record before the call, and of the last one before its answer.
  package let records: ClosedRange<Int>

  /// The time before the call.
  package let time: CallTime

  /// Creates an observed call.
  ///
  /// - Parameters:
  ///   - origin: Shown in findings: the call, or the operation that makes it.
  ///   - call: The call.
  ///   - answer: The answer.
  ///   - records: The numbers of the last records before the call and before its answer.
  ///   - time: The time before the call.
  package init(
    _ origin: any Sendable,
    _ call: EngineCall,
    _ answer: EngineAnswer?,
    records: ClosedRange<Int>,
    time: CallTime
  ) {
    self.origin = origin
    self.call = call
    self.answer = answer
    self.records = records
    self.time = time
  }

  /// The name of the call in findings.
  var name: String { "\(origin)" }

  /// The call, with what is certain if only some of its records are left.
  ///
  /// - Parameter records: The numbers of the records that are left.
  /// - Returns: The call.
  package func with(records: ClosedRange<Int>) -> Self {
    Self(origin, call, answer, records: records, time: time)
  }
}
