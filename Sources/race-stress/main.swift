import Scenarios
import StressKit

StressCommand.main(scenarios: ScenarioRegistry.all)
