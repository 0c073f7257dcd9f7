// Identifiers are stored as numbers. Enumerations are stored by their raw name, so cases can be
// added.
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
