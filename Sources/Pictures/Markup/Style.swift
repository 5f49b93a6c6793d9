/// A class that the style block speaks of. Classes are the program's words, never a merchant's.
struct StyleClass: Sendable {
  let rawValue: String

  static let tick = StyleClass(rawValue: "tick")
  static let onPaper = StyleClass(rawValue: "on")
  static let skip = StyleClass(rawValue: "skip")
  static let head = StyleClass(rawValue: "head")
  static let badge = StyleClass(rawValue: "badge")
  static let alarm = StyleClass(rawValue: "alarm")
  static let tiles = StyleClass(rawValue: "tiles")
  static let tile = StyleClass(rawValue: "tile")
  static let label = StyleClass(rawValue: "label")
  static let big = StyleClass(rawValue: "big")
  static let quiet = StyleClass(rawValue: "quiet")
  static let says = StyleClass(rawValue: "says")
  static let note = StyleClass(rawValue: "note")
  static let nothing = StyleClass(rawValue: "nothing")
  static let grid = StyleClass(rawValue: "grid")
  static let wide = StyleClass(rawValue: "wide")
  static let pan = StyleClass(rawValue: "pan")
  static let number = StyleClass(rawValue: "num")
  static let optional = StyleClass(rawValue: "opt")
  static let list = StyleClass(rawValue: "list")
  static let accounts = StyleClass(rawValue: "acc")
  static let bad = StyleClass(rawValue: "bad")
  static let small = StyleClass(rawValue: "small")
  static let source = StyleClass(rawValue: "src")
  static let rules = StyleClass(rawValue: "rules")
  static let meanings = StyleClass(rawValue: "mean")
  static let file = StyleClass(rawValue: "file")
  static let defs = StyleClass(rawValue: "defs")
}

extension Ink {
  /// The class of what is filled with this colour.
  var asFill: StyleClass { StyleClass(rawValue: "f-" + rawValue) }
  /// The class of what is drawn with this colour.
  var asStroke: StyleClass { StyleClass(rawValue: "s-" + rawValue) }
}

/// The style block: layout, and the colours of both themes, made from the palette.
///
/// Every colour is a presentation attribute too, so the pictures stand where a server refuses the style.
struct Style: Sendable {
  let text: String

  private init(_ text: String) {
    self.text = text
  }

  static let page = Style(
    [variables(":root", \.light), colors, layout, pictures, tables, narrow, wide, dark, print].joined())

  /// SHA-256 of the text, in base 64, for the page's Content-Security-Policy. A test says when it is another.
  static let hash = "rftH1jmRReUFtPMlv501ChUeGI7nFw7V9HjvAYHpq9Q="

  private static func variables(_ selector: String, _ color: (Ink) -> String) -> String {
    selector + "{" + Ink.allCases.map { "--\($0.rawValue):#\(color($0))" }.joined(separator: ";") + "}"
  }

  private static let colors = Ink.allCases.map {
    ".f-\($0.rawValue){fill:var(--\($0.rawValue))}.s-\($0.rawValue){stroke:var(--\($0.rawValue))}"
  }.joined()

  private static let layout = """
    *{box-sizing:border-box}\
    html{color-scheme:light dark;-webkit-text-size-adjust:100%;text-size-adjust:100%}\
    body{margin:0 auto;max-width:1080px;padding:24px 24px 48px;background:var(--paper);color:var(--ink);\
    overflow-wrap:break-word;\
    font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei",\
    "Noto Sans CJK SC",sans-serif}\
    h1{font-size:28px;line-height:1.2;margin:0;overflow-wrap:anywhere}\
    h2{font-size:21px;margin:40px 0 4px;padding-top:14px;border-top:2px solid var(--ink)}\
    h3{font-size:16px;line-height:1.35;margin:0 0 2px}p{margin:0}\
    a{color:var(--new)}a:focus-visible,summary:focus-visible,.pan:focus-visible{outline:3px solid var(--gold);\
    outline-offset:2px}\
    .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:4px 8px}\
    .quiet,.label,.note,figcaption,.src{color:var(--mute)}\
    .head{margin:4px 0 16px}\
    .badge{display:inline-block;border:1.5px solid var(--new);color:var(--new);border-radius:99px;padding:0 10px}\
    .alarm{border-color:var(--lost);color:var(--lost);font-weight:600}\
    .tiles{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:0 24px;margin:0;padding:0;list-style:none}\
    .tile{border-top:1px solid var(--grid);padding:8px 0 10px}\
    .big{font-size:24px;font-weight:650;line-height:1.25;white-space:nowrap}.label,.small{font-size:13px}\
    nav{margin-top:14px}nav ul{list-style:none;margin:0;padding:0}\
    nav>ul{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:8px 20px}\
    nav>ul>li>a{font-weight:600}nav ul ul{font-size:13px;line-height:1.35}nav ul ul li{margin-top:5px}\
    nav ul ul a{color:var(--mute);text-decoration:none}nav ul ul a:hover{text-decoration:underline}

    """.dropNewline

  private static let pictures = """
    .grid{display:grid;grid-template-columns:minmax(0,1fr);gap:32px 40px}\
    figure{margin:14px 0 0;min-width:0;break-inside:avoid}figure svg{display:block;width:100%;height:auto;max-width:480px;\
    margin-top:8px;overflow:visible}\
    .says{min-height:0}.note{font-size:13px;margin-top:6px;line-height:1.4}\
    .nothing{border:1px dashed var(--iron);padding:20px 12px;margin-top:10px;color:var(--mute);text-align:center}\
    .pan{overflow-x:auto}.pan svg{width:auto;max-width:none}\
    svg text{font-family:inherit;font-variant-numeric:tabular-nums}figure svg{fill:var(--ink)}\
    .on{fill:var(--paper)}.defs{position:absolute}\
    .src{font-size:13px;margin-top:8px}summary{cursor:pointer}

    """.dropNewline

  private static let tables = """
    table{border-collapse:collapse;font-size:13px;line-height:1.35;font-variant-numeric:tabular-nums}\
    caption{text-align:left;color:var(--mute);padding:4px 0}\
    th,td{text-align:left;padding:3px 12px 3px 0;border-bottom:1px solid var(--grid);vertical-align:top;\
    white-space:nowrap}\
    th{font-weight:600}thead th{color:var(--mute);font-weight:400;vertical-align:bottom}.num{text-align:right}\
    .acc{width:100%}.acc td,.acc th{vertical-align:middle;padding:5px 14px 5px 0}.acc svg{width:150px;margin:0}\
    .acc .small{font-weight:400;color:var(--mute);font-size:12px;display:block}.bad{color:var(--lost);font-weight:600}\
    .list{list-style:none;margin:8px 0 0;padding:0;font-size:14px}\
    .list li{padding:4px 0 4px 22px;text-indent:-22px;border-bottom:1px solid var(--grid);overflow-wrap:anywhere}\
    .mean{margin-top:8px}.mean td{white-space:normal;min-width:9em}.mean td+td+td{min-width:16em}\
    .rules{margin:6px 0 0;padding-left:20px}.file{padding:6px 0}.file code{display:block;white-space:pre;font:12px/1.4 ui-monospace,monospace}\
    footer{margin-top:40px;border-top:1px solid var(--grid);padding-top:12px;color:var(--mute);font-size:13px}

    """.dropNewline

  private static let narrow = """
    @media(max-width:739px){body{padding:16px 12px 32px}.tiles{grid-template-columns:repeat(2,minmax(0,1fr));gap:0 16px}\
    .big{font-size:20px}nav>ul{grid-template-columns:minmax(0,1fr)}nav ul ul{display:none}.opt{display:none}\
    .acc td,.acc th{padding-right:8px;font-size:12px}.acc tr>:last-child{padding-right:0}}

    """.dropNewline

  private static let wide = """
    @media(min-width:740px){.grid{grid-template-columns:repeat(2,minmax(0,1fr))}.wide{grid-column:1/-1}}

    """.dropNewline

  private static let dark =
    "@media screen and (prefers-color-scheme:dark){" + variables(":root", \.dark) + "}"

  private static let print = """
    @media print{@page{size:A4 landscape;margin:9mm 11mm}html{color-scheme:light}\
    body{max-width:none;padding:0;font-size:8.8pt;line-height:1.35}h3{font-size:9.8pt;line-height:1.25}\
    .note,.small,.label,footer{font-size:7.6pt}.note{line-height:1.3;margin-top:1mm}.big{font-size:14pt}.tile{padding:1.5mm 0}\
    .head{margin:1mm 0 2mm}.grid{grid-template-columns:repeat(3,minmax(0,1fr));gap:3mm 9mm}.wide{grid-column:1/-1}\
    h2{break-after:avoid;margin:4mm 0 0;padding-top:1.5mm;font-size:14pt}h3{break-after:avoid}figure{margin-top:2mm}\
    figure svg{max-width:80mm;margin-top:1.5mm}.nothing{padding:2mm;margin-top:1.5mm}\
    .acc td,.acc th{padding:0 12px 0 0;font-size:8pt;line-height:1.2}.acc .small{font-size:7.5pt}tr,li{break-inside:avoid}.list{font-size:7.6pt;line-height:1.25}.list li{padding-top:0;padding-bottom:0}\
    .pan{overflow:visible}.pan svg{max-width:100%;max-height:150mm}nav,.skip,.src,details{display:none}.opt{display:table-cell}}

    """.dropNewline
}

extension String {
  /// Multi-line literals above end with an empty line, so that their last lines can be folded too.
  fileprivate var dropNewline: String { String(reversed().drop { $0 == "\n" }.reversed()) }
}
