public import ArgumentParser
public import Night

// What the floors below declare and the command line writes by its raw value.

extension BackfillStep: ExpressibleByArgument {}

extension Log.Format: ExpressibleByArgument {}
