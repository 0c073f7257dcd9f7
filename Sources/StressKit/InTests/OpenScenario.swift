/// A scenario whose body may use undeclared metrics and witnesses.
protocol OpenScenario: Scenario {}
