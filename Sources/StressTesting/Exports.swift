// A test needs one import: what the two functions take and return is StressKit's.
@_exported public import StressKit
