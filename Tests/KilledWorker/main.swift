// Does the work on a real file, and is killed at a change of it.
//
// usage: killed-worker DATABASE TRANSACTIONS CHANGE. With 0 for CHANGE it is not killed, and prints
// the number of changes.
import FaultyDisk
import Foundation
import InterruptedWork
import WorkflowEngine

let arguments = CommandLine.arguments
guard arguments.count == 4, let transactions = Int(arguments[2]), let change = Int64(arguments[3])
else { fatalError("usage: killed-worker DATABASE TRANSACTIONS CHANGE") }
// The name is used only during the call.
guard unsafe faulty_files_register("killing", change) != 0 else {
  fatalError("the VFS cannot be registered")
}

/// Writes at once, because a killed process cannot flush a buffer.
func say(_ line: String) throws { try FileHandle.standardOutput.write(contentsOf: Data(line.utf8)) }

let storage = InterruptedWork.storage(fileSystem: "killing")
let engine = try InterruptedWork.engine(InterruptedWork.journal(arguments[1], storage))
try await InterruptedWork(transactions: transactions).finish(engine) { try say($0.line) }
try say("changes \(faulty_files_changes())\n")
