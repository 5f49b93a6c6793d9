internal import ArgumentParser

/// How `patron describe` writes.
enum DescriptionFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json, html
}
