// Titles of the tables about what is said, who works there, what is sent and who brings whom.
extension Chinese {
  static let relationQuestions: [String: String] = pairs(
    """
    exports 其他导出数据的每条记录去向如何？多少属于已知客户？
    feedback 客户多久投诉、退货或评分一次？多快得到答复？
    satisfaction 从评分看客户有多满意？有多少人什么也没说？
    recovery 投诉得到答复的客户会回来吗？与什么也没说的客户相比如何？
    feedback_reasons 客户为什么投诉或退货？
    campaign_lift 与其他人相比，收到活动的客户在活动前、中、后买了多少？
    redemptions 收到活动的客户有多少用了券？还有谁用了？
    points 店铺还欠多少积分？积分有人用吗？会员占多少收入？
    levels 什么把各层级的客户留在店里：价格、熟识，还是服务？
    referrals 由他人介绍来的客户更愿留下、花得更多吗？
    referrers 哪些客户带来了别人？被带来的人花了多少？
    staff 多少员工离职？投诉、违规、建议与培训各有多少？
    staff_leavers 员工因何离职，在职多久之后？
    delivered_value 客户认为得到什么、付出什么，两者之差是多少？
    relationship_quality 信任、承诺与满意有多高？各组题目测的是同一件事吗？
    """)

  static let relationTitles: [String: [String: String]] = [
    "exports": pairs(
      "export 导出数据, records 记录数, set_aside 搁置, known 已知客户, unknown 未知客户"),
    "feedback": pairs(
      """
      kind 反馈种类, records 记录数, unknown 未知客户, period_buyers 本期买家, buyers_who_did 有此反馈的买家
      rate 反馈率, rate_low 反馈率下限, rate_high 反馈率上限, answered 已答复, answered_rate 答复率
      answer_days_p50 答复天数中位数, answer_days_p90 答复天数第90百分位
      """),
    "satisfaction": pairs(
      """
      responses 评分数, mean_score 平均分, satisfied 满意, csat 满意度, csat_low 满意度下限, csat_high 满意度上限
      dissatisfied 不满意, promoters 推荐者, passives 被动者, detractors 贬损者, nps 净推荐值, nps_low 净推荐值下限
      nps_high 净推荐值上限, silent 沉默客户, silent_base 沉默客户基数, silent_share 沉默客户占比
      """),
    "recovery": pairs(
      """
      class 反馈类别, eligible 可观察客户, came_back 回来的客户, rate 回头率, rate_low 回头率下限, rate_high 回头率上限
      too_recent 时间未到, against 对照类别, difference 回头率之差, difference_low 回头率之差下限
      difference_high 回头率之差上限, revenue_after 之后收入, revenue_after_per_customer 之后客均收入
      """),
    "feedback_reasons": pairs(
      "kind 反馈种类, position 名次, reason 原因, records 记录数, share 占比, cumulative_share 累计占比"),
    "campaign_lift": pairs(
      """
      campaign 活动, type 活动类型, start 开始, end 结束, phase 阶段, phase_start 阶段首日, phase_end 阶段末日, days 天数
      design 对照设计, targeted 目标客户, targeted_buyers 目标买家, targeted_rate 目标购买率, control 对照客户
      control_buyers 对照买家, control_rate 对照购买率, rate_difference 购买率之差, rate_difference_low 购买率之差下限
      rate_difference_high 购买率之差上限, targeted_revenue 目标收入, control_revenue 对照收入
      targeted_per_customer 目标客均, control_per_customer 对照客均, difference 客均之差, difference_low 客均之差下限
      difference_high 客均之差上限, adjusted_difference 校正后之差, adjusted_low 校正后下限, adjusted_high 校正后上限
      """),
    "redemptions": pairs(
      """
      campaign 活动, type 活动类型, start 开始, end 结束, targeted 目标客户, redemptions 兑换次数, redeemers 兑换人数
      rate 兑换率, redeemers_not_targeted 非目标兑换人数, redemptions_outside 活动期外兑换
      """),
    "points": pairs(
      """
      opening 期初积分, earned 获得积分, redeemed 兑换积分, expired 过期积分, closing 期末积分, redemption_rate 兑换率
      members 会员, redeemers 兑换人数, buying_members 购买会员, member_share 会员占比, member_low 会员占比下限
      member_high 会员占比上限, member_revenue 会员收入, other_revenue 其他收入
      """),
    "levels": pairs(
      """
      lever 主要纽带, discounted_day_share 折扣购买日占比, targeted_share 收到活动占比, redeemer_share 用券占比
      score_share 评分占比, csat 满意度, complaint_share 投诉占比, referrer_share 介绍人占比, breadth_mean 平均购买宽度
      several_share 多类购买占比, tenure_days_p50 客龄天数中位数, regular_share 定期购买占比
      """),
    "referrals": pairs(
      """
      class 来源类别, active_low 活跃占比下限, active_high 活跃占比上限, repurchased_90 90 天复购人数, rate 90 天复购率
      rate_difference 复购率之差, rate_difference_low 复购率之差下限, rate_difference_high 复购率之差上限
      matured 满期客户, matured_revenue 满期收入, matured_revenue_per_customer 满期客均收入
      """),
    "referrers": pairs(
      """
      referrer 介绍人, referred 介绍人数, referred_buyers 介绍来的买家, referred_active 介绍来的活跃客户
      own_revenue 本人收入, referred_revenue 介绍来的收入, revenue_with_referred 合计收入
      """),
    "staff": pairs(
      """
      unit 部门, opening 期初在职, hired 入职, left 离职, left_voluntary 主动离职, closing 期末在职, employed 在职过的人数
      average 平均在职, turnover_rate 流动率, leaving_share 离职占比, leaving_low 离职占比下限, leaving_high 离职占比上限
      left_within_year_of_hire 入职一年内离职, complaints 投诉数, complainants 投诉人数, complaint_rate 投诉率
      violations 违规数, violators 违规人数, violation_rate 违规率, suggestions 建议数, suggesters 建议人数
      suggestion_rate 建议率, trainings 培训数, trained 受训人数, training_share 受训占比, adopted 采纳数
      violation_loss 违规损失
      """),
    "staff_leavers": pairs("left 离职人数, median_tenure_days 在职天数中位数"),
    "delivered_value": pairs(
      """
      component 成分, side 得失, items 题数, weight 权重, respondents 答卷人数, mean 均值, sd 标准差, mean_low 均值下限
      mean_high 均值上限
      """),
    "relationship_quality": pairs(
      """
      construct 构念, items 题数, respondents 答卷人数, mean 均值, sd 标准差, mean_low 均值下限, mean_high 均值上限
      alpha 克朗巴赫 α, alpha_standardized 标准化 α, top 高分人数, top_share 高分占比, top_low 高分占比下限
      top_high 高分占比上限
      """),
  ]
}
