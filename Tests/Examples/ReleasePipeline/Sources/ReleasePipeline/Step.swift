/// The steps of a pipeline; each step is a task of the run, and its name is the task's key.
public enum Step: String, Sendable, CaseIterable {
  case build
  case unitTests = "unit-tests"
  case integrationTests = "integration-tests"
  case package
  case deploy
  case announce
}
