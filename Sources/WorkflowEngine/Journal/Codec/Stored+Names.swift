// Numbers are written as numbers, and what has a name of its own by that name: names may be added.
extension RunID: Stored {}
extension TaskID: Stored {}
extension AttemptToken: Stored {}
extension ArtifactID: Stored {}
extension TaskStatus: Stored {}
extension RunStatus: Stored {}
extension RunStatusCause: Stored {}
extension ApprovalStatus: Stored {}
extension ApprovalVerdict: Stored {}
extension RefusalReason: Stored {}
extension AttemptCall: Stored {}
extension FailureCategory: Stored {}
