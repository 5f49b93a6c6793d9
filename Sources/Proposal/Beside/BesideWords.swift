internal import Intake

/// The words by which headers name the parts of columns in exports beside the lines.
enum BesideWords {
  /// - Returns: 0 where the name does not speak of the part.
  static func points(_ role: ExportRole, _ header: String) -> Int {
    all[role]?.points(HeaderName(header)) ?? 0
  }

  private static func words(_ best: String, _ good: String = "", against: String = "") -> HeaderWords {
    HeaderWords(
      HeaderWords.each(10, best) + (good.isEmpty ? [] : HeaderWords.each(6, good)),
      against: against.isEmpty ? [] : HeaderWords.each(10, against))
  }

  private static let all: [ExportRole: HeaderWords] = [
    .kind: words(
      "kind, ticket type, request type, transaction type, event type, action, 类型, 类别",
      "type, typ, category, art, kategorie",
      against: "campaign, group, source, channel"),
    .score: words(
      "score, rating, stars, nps, csat, bewertung, sterne, note, puntuación, valoración, calificación, avaliação, 评分, 满意度, 星级",
      "satisfaction, zufriedenheit", against: "comment, text, title, reason, date, time, id, count, notes"),
    .reason: words(
      "reason, grund, motif, motivo, razón, 原因", "cause, topic, subject, betreff", against: "id, date"),
    .answered: words(
      "answered, replied, solved, resolved, closed, beantwortet, gelöst, erledigt, 回复, 解决, 答复",
      "answer, reply, response, resolution",
      against: "review, survey, minutes, hours, by, status, text, comment"),
    .employee: words(
      "employee, emp id, empid, mitarbeiter, personalnummer, personnel, pers no, pernr, staff id, empleado, employé, 员工, 工号",
      "staff, worker", against: "area, subgroup, count, satisfaction, type, group, status, class"),
    .hired: words(
      "hire, hired, hiring, entry date, eintritt, einstellung, joining date, join date, date joined, embauche, contratación, 入职, 雇用",
      "start date, employed since", against: "source, manager, rehire"),
    .left: words(
      "termination, terminated, leaving, left, exit, austritt, separation, resignation, 离职, date de sortie, fecha de baja",
      "end date, last day, leave date", against: "reason, type, grund, cause, 原因"),
    .unit: words(
      "department, abteilung, unit, team, org unit, orgeh, organizational unit, 部门, departamento, service, département",
      "division, personnel area, cost center, kostenstelle, location", against: "id, manager"),
    .amount: words("loss, damage, amount, cost, schaden, betrag, 损失, 金额"),
    .adopted: words("adopted, accepted, implemented, umgesetzt, angenommen, 采纳", against: "date"),
    .campaign: words(
      "campaign, kampagne, campagne, campaña, mailing, 活动, 营销活动",
      against: "type, typ, 类型, status, channel, member count, budget"),
    .type: words("type, typ, channel, kanal, 类型, 渠道", against: "group, variation"),
    .start: words(
      "start, begin, from, launch, beginn, 开始, send time, send date, sent at, sent, versand",
      against: "status, by, text"),
    .end: words(
      "end, until, finish, stop, ende, 结束", against: "status, gender, sender, send, recommend, friend"),
    .group: words(
      "group, variation, variant, segment, treatment, arm, gruppe, cell, 组", against: "size, count"),
    .points: words(
      "points, punkte, puntos, 积分", "coins, credits, stars", against: "balance, id, expiry, saldo, 余额"),
    .referrer: words(
      "referrer, referred by, advocate, empfehler, werber, recommender, inviter, sender, 推荐人, 邀请人",
      "referring customer", against: "name, ip, status, reward, date, count, url, site"),
    .referred: words(
      "referred, friend, referee, invitee, invited, geworben, empfohlen, 被推荐, 被邀请, 新客户",
      against: "by, name, ip, status, reward, date, at, count, on, discount"),
  ]

  /// What a column whose records say when somebody used something is called.
  static let redeemed = HeaderWords(
    HeaderWords.each(10, "redemption, redeemed, redeem, used at, einlösung, eingelöst, canje, 核销, 兑换, 使用时间"))
  /// A name of a file or column that speaks of complaints, returns or opinions.
  static let feedback = HeaderWords(
    HeaderWords.each(
      10,
      "feedback, complaint, complaints, ticket, tickets, review, reviews, returned, returns, return, rma, rating, beschwerde, reklamation, retoure, nps, csat, 投诉, 退货, 评价, 反馈"
    ))
  /// A day on which something was created, requested or opened.
  static let opened = HeaderWords(
    HeaderWords.each(
      10, "date, created, creation, submitted, requested, opened, received, datum, erstellt, 日期, 时间")
      + HeaderWords.each(6, "day, time, timestamp, at"),
    against: HeaderWords.each(
      9,
      "updated, due, birth, solved, resolved, closed, answer, answered, replied, response, assigned, expiry, expires, update, 更新"
    ))
}

/// What the values of a column of kinds stand for, by their words.
enum KindWords {
  private static let feedback: [(kind: String, words: [String])] = [
    (
      "complaint",
      [
        "complaint", "complain", "beschwerde", "reklamation", "queja", "plainte", "投诉", "抱怨", "problem",
        "incident",
      ]
    ),
    ("return", ["return", "returned", "retoure", "rückgabe", "devolución", "retour", "退货", "refund", "rma"]),
    ("suggestion", ["suggestion", "idea", "vorschlag", "sugerencia", "建议", "feature request"]),
    ("score", ["score", "rating", "review", "survey", "nps", "csat", "评价", "评分"]),
    ("question", ["question", "inquiry", "enquiry", "frage", "咨询"]),
  ]
  private static let staff: [(kind: String, words: [String])] = [
    ("complaint", ["complaint", "grievance", "beschwerde", "抱怨", "投诉"]),
    ("violation", ["violation", "warning", "loss", "abmahnung", "verstoß", "违纪", "违规"]),
    ("suggestion", ["suggestion", "idea", "vorschlag", "建议"]),
    ("training", ["training", "course", "schulung", "培训"]),
  ]
  private static let points: [(kind: String, words: [String])] = [
    (
      "earned",
      [
        "earned", "earn", "accrual", "accrued", "credit", "awarded", "approved", "bonus", "purchase",
        "gutschrift", "获得", "发放", "signup",
      ]
    ),
    (
      "redeemed",
      ["redeemed", "redeem", "spent", "spend", "redemption", "debit", "used", "eingelöst", "兑换", "使用"]
    ),
    ("expired", ["expired", "expire", "expiry", "expiration", "verfallen", "过期", "失效"]),
  ]

  /// The kind that a value stands for; nil where its words do not say.
  static func kind(_ value: String, in export: ExportKind) -> String? {
    let name = HeaderName(value)
    let lists = export == .points ? points : export == .staffEvents ? staff : feedback
    return lists.first { $0.words.contains { name.has($0) } }?.kind
  }

  /// The one kind whose name begins with the letter that a value is.
  ///
  /// - Parameter named: kinds that other values name in words: beside `score`, S stands for suggestions.
  static func initial(_ value: String, in export: ExportKind, besides named: Set<String>) -> String? {
    guard value.count == 1, let letter = value.lowercased().first else { return nil }
    let lists = export == .points ? points : export == .staffEvents ? staff : feedback
    let fitting = lists.map(\.kind).filter { $0.first == letter && !named.contains($0) }
    return fitting.count == 1 ? fitting.first : nil
  }
}
