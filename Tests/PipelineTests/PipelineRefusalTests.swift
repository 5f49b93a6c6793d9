import Testing

@testable import Pipeline

@Suite struct PipelineRefusalTests {
  static let wrongValues = RefusedText.list(
    #"""
    perod: week
    > 5:1: perod: unknown key; known here: pipeline confirm source money period purchase churn repurchase pyramid ladder cross_sell baskets key_accounts relationship value as_of gates accepted_suspicions output privacy feedback staff survey campaigns points referrals levels tables; did you mean period?

    zzzzzzzzzz: 1
    > 5:1: zzzzzzzzzz: unknown key; known here: pipeline confirm source money period purchase churn repurchase pyramid ladder cross_sell baskets key_accounts relationship value as_of gates accepted_suspicions output privacy feedback staff survey campaigns points referrals levels tables

    output: {kep: 3}
    > 5:10: output.kep: unknown key; known here: folder keep profile excel page language page_accounts purchase_days metrics_file memory publish; did you mean keep?

    period: weekly
    > 5:9: period: found weekly; wanted one of month week quarter year; did you mean week?

    period: "day"
    > 5:9: period: found "day"; wanted one of month week quarter year

    period: [month]
    > 5:9: period: found a list; wanted one of month week quarter year

    period: {length: month}
    > 5:9: period: found keys and values; wanted one of month week quarter year

    period:
    > 5:8: period: found nothing; wanted one of month week quarter year

    output: out
    > 5:9: output: found out; wanted keys and values

    output:
    > 5:8: output: found nothing; wanted keys and values

    output: {memory: much}
    > 5:18: output.memory: found much; wanted a number of bytes such as 512M or 4G

    output: {memory: 512}
    > 5:18: output.memory: found 512; wanted a number of bytes such as 512M or 4G

    output: {memory: 0G}
    > 5:18: output.memory: found 0G; wanted a number of bytes such as 512M or 4G

    output: {memory: +1G}
    > 5:18: output.memory: found +1G; wanted a number of bytes such as 512M or 4G

    output: {keep: 0}
    > 5:16: output.keep: found 0; wanted a whole number from 1

    output: {keep: many}
    > 5:16: output.keep: found many; wanted a whole number from 1

    output: {keep: 1.0}
    > 5:16: output.keep: found 1.0; wanted a whole number from 1

    output: {keep: 010}
    > 5:16: output.keep: found 010; wanted a whole number from 1

    output: {keep: 99999999999999999999}
    > 5:16: output.keep: found 99999999999999999999; wanted a whole number from 1

    output: {keep: "7"}
    > 5:16: output.keep: found "7"; wanted a whole number from 1; write it without quotes

    output: {folder: ""}
    > 5:18: output.folder: found ""; wanted a text

    output: {folder: "a\nb"}
    > 5:18: output.folder: found "a\nb"; wanted a text; line breaks and control characters cannot stand here

    as_of: yesterday
    > 5:8: as_of: found yesterday; wanted last or a date such as 2026-03-09

    as_of: 2026-02-30
    > 5:8: as_of: found 2026-02-30; wanted last or a date such as 2026-03-09

    as_of: 2026-02-03 00:00:00
    > 5:8: as_of: found 2026-02-03 00:00:00; wanted last or a date such as 2026-03-09

    tables: [growht]
    > 5:10: tables[1]: found growht; wanted one of headline growth customers purchase_days; did you mean growth?

    tables: []
    > 5:9: tables: found an empty list; wanted a list, each one of headline growth customers purchase_days

    tables: [growth, growth]
    > 5:9: tables: growth stands twice

    gates: {max_refused_share: 1.5}
    > 5:28: gates.max_refused_share: found 1.5; wanted a number from 0 to 1 with at most 6 digits behind the point

    gates: {max_refused_share: 0.0000001}
    > 5:28: gates.max_refused_share: found 0.0000001; wanted a number from 0 to 1 with at most 6 digits behind the point

    gates: {max_refused_share: 5%}
    > 5:28: gates.max_refused_share: found 5%; wanted a number from 0 to 1 with at most 6 digits behind the point

    gates: {suspicions: loud}
    > 5:21: gates.suspicions: found loud; wanted one of say refuse

    gates: {suspicions: [total_row, total_row]}
    > 5:21: gates.suspicions: total_row stands twice

    gates: {volume: {min_share: 0.8}}
    > 5:18: gates.volume.min_share: unknown key; known here: min_share_of_previous

    gates: {volume: 0.8}
    > 5:17: gates.volume: found 0.8; wanted keys and values

    gates: {volume: {min_share_of_previous: 80}}
    > 5:41: gates.volume.min_share_of_previous: found 80; wanted a number from 0 to 1 with at most 6 digits behind the point

    privacy: {customer_ids: hmac}
    > 5:10: privacy.key_file: missing; customer_ids is hmac, so it must name a file that only you can read

    privacy: {key_file: k}
    > 5:21: privacy.key_file: customer_ids is plain, so a key would do nothing; write hmac or leave it out

    privacy: {customer_ids: sha256, key_file: k}
    > 5:25: privacy.customer_ids: found sha256; wanted one of plain hmac

    gates: {min_lines: -1}
    > 5:20: gates.min_lines: found -1; wanted a whole number from 0

    money: {decimals: 7}
    > 5:19: money.decimals: found 7; wanted a whole number from 0 to 6

    money: {decimals: 7}
    purchase: {minimum: 0.00001}
    > 5:19: money.decimals: found 7; wanted a whole number from 0 to 6

    money: {round: up}
    > 5:16: money.round: found up; wanted one of none half_even

    purchase: {minimum: 0.001}
    > 5:21: purchase.minimum: found 0.001; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2

    money: {decimals: 0}
    purchase: {minimum: 0.5}
    > 6:21: purchase.minimum: found 0.5; wanted an amount of at least 0 with no digit behind the point, as money.decimals is 0

    purchase: {minimum: -1}
    > 5:21: purchase.minimum: found -1; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2

    purchase: {minimum: 1e2}
    > 5:21: purchase.minimum: found 1e2; wanted an amount of at least 0 with at most 2 digits behind the point, as money.decimals is 2

    repurchase: {windows: []}
    > 5:23: repurchase.windows: found an empty list; wanted a list, each a whole number from 1 to 36500

    repurchase: {windows: [30, 0]}
    > 5:28: repurchase.windows[2]: found 0; wanted a whole number from 1 to 36500

    repurchase: {windows: [30, 30]}
    > 5:23: repurchase.windows: 30 stands twice

    repurchase: {windows: 30}
    > 5:23: repurchase.windows: found 30; wanted a list, each a whole number from 1 to 36500

    repurchase: {steps: 0}
    > 5:21: repurchase.steps: found 0; wanted a whole number from 1 to 1000

    ladder: {client_from: 1}
    > 5:23: ladder.client_from: found 1; wanted a whole number from 2
    """#)

  @Test(arguments: wrongValues) func ofAWrongValue(_ wrong: RefusedText) {
    #expect(complaints(about: smallestPipeline + wrong.yaml) == wrong.message)
  }
}
