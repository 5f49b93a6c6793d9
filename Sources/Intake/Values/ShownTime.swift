internal import Base

/// What a field shows: a day, and where it shows them a time of the clock and what the clock says.
struct ShownTime: Equatable {
  var day: Day
  /// Seconds since midnight; nil where there is a date alone.
  var second: Int?
  var zone = ShownZone.none
}
