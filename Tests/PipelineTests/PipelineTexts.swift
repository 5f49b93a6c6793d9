@testable import Pipeline

/// A pipeline file with nothing but what is required; what is appended begins on line 5.
let smallestPipeline = pipeline(columns: "customer: id, date: day, amount: sum")

func pipeline(columns: String) -> String {
  """
  pipeline: shop
  source:
    files: [a.csv]
    columns: {\(columns)}

  """
}

/// The tables that the tests' pipelines may name.
let someTables = ["headline", "growth", "customers", "purchase_days"]

func read(_ yaml: String) throws(PipelineError) -> Pipeline {
  try Pipeline(yaml: yaml, file: "t.yml", knownTables: someTables)
}

/// What the reading of a text complains of; empty where it reads.
func complaints(about yaml: String) -> String {
  do throws(PipelineError) {
    _ = try read(yaml)
    return ""
  } catch {
    return error.description
  }
}
