public import ArgumentParser
public import Pipeline

extension MemorySize: ExpressibleByArgument {
  /// As the pipeline file has it.
  public init?(argument: String) { self.init(argument) }
}
