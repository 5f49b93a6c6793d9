extension Chinese {
  /// What columns are called, whichever table they stand in.
  static let columnTitles: [String: String] = pairs(
    """
    customer_id 客户编号, customer 客户, file 文件, reason 原因, first_line 首行行号, example 示例, line 行号
    column 列, record 原始记录, kind 类型, money 金额, advice 建议, first_day 首日, last_day 末日
    as_of 截止日, data_start 数据起始日, currency 币种, decimals 小数位数, version 版本, build 构建
    pipeline 管道, snapshot 快照, latest_line 最新一行的日期, identity 恒等式, left 左边, right 右边, difference 差额
    table 表, key 键, before 之前, after 之后, since 对比快照
    repurchase_rate_90 90 天复购率, repurchase_rate_365 365 天复购率, churn_rate_period 流失率所属期间
    top_1_share 前 1% 占比, top_5_share 前 5% 占比, top_10_share 前 10% 占比, top_20_share 前 20% 占比
    top_50_share 前 50% 占比, gini 基尼系数, gini_unbiased 无偏基尼系数, hhi 赫芬达尔指数
    one_time_share 一次性客户占比, entities_for_80 带来 80% 的个数, share_for_80 带来 80% 的占比
    entity 对象, entities 对象数, negative_entities 负值对象数, total 合计, scope 范围, percent 百分位
    cutoff 分界值, dimension 维度, window_days 窗口天数, eligible 可统计人数, repurchased 复购人数
    rate 比率, rate_low 比率下限, rate_high 比率上限, too_recent 观察期未满, is_mature 是否成熟
    is_complete 是否完整, against 对比对象, eligible_before 对比期可统计人数, repurchased_before 对比期复购人数
    rate_before 对比期比率, share_before 对比期占比, mix_effect 构成效应, rate_effect 比率效应
    opening_before 对比期期初, churned_before 对比期流失
    n 第几次购买, reached 达到人数, gap_mean 平均间隔, gap_p25 间隔第 25 百分位, gap_p50 间隔中位数
    gap_p75 间隔第 75 百分位, gap_p90 间隔第 90 百分位, day 日期, at_risk 仍在观察或有风险, censored 删失
    share_low 占比下限, share_high 占比上限, period_start 期间首日, period_end 期间末日
    first_time_buyers 首购买家, returning_buyers 老客买家, returning_rate 老客占比, repeat_buyers 复购买家
    repeat_rate 复购率, bought_again_next_period 下期再买人数, buyback_rate 回购率, purchase_days 购买天数
    refunds 退款, first_time_revenue 首购收入, returning_revenue 老客收入, revenue_per_buyer 人均消费额
    revenue_per_customer 客均收入, active 活跃人数, retention_rate 保留率, cumulative_revenue 累计收入
    cumulative_revenue_per_customer 客均累计收入, cohorts 同期群数
    opening 期初活跃, closing 期末活跃, churn_rate_low 流失率下限, churn_rate_high 流失率上限
    churn_rate_year_ago 去年同期流失率, churn_rate_change 流失率同比变化
    expected_lifetime_periods 预期生命周期（期）, replacement_share 新客补缺占比, quick_ratio 速动比率
    band 区间, lapsed 已流失, came_back 再次光顾, position 位次, rule 规则, threshold 门槛
    customer_share 客户占比, profit 毛利, repeat_customers 复购客户, at_risk_customers 有风险客户
    from_tier 原层级, to_tier 现层级, share_of_from 占来源比例, revenue_before 之前收入, revenue_after 之后收入
    revenue_change 收入变化, customers_year_ago 一年前客户数
    first_purchase 首购日, last_purchase 最近购买日, days_since_last 距上次购买天数
    revenue_window 窗口期收入, mean_gap_days 平均间隔天数, median_gap_days 间隔天数中位数
    lapse_after_days 流失阈值天数, lapse_date 流失日, days_overdue 逾期天数, previous_tier 上期层级, rank 排名
    r_score R 分, f_score F 分, m_score M 分, mean_m_score 平均 M 分, breadth 购买宽度
    rebuyers 再购人数, rebuy_rate 再购率, rebuy_low 再购率下限, rebuy_high 再购率上限
    came_back_rate 再次光顾率, from_value 原取值, to_value 下次取值, active_share 活跃占比
    revenue_previous_window 上一窗口期收入, margin 毛利率, discount_share 折扣占比, group 群体
    customer_class 客户数等级, margin_class 毛利率等级, level 关系层次
    model 模型, sample 样本, cells 不同历史数, name_1 参数 1 名称, value_1 参数 1, name_2 参数 2 名称
    value_2 参数 2, name_3 参数 3 名称, value_3 参数 3, name_4 参数 4 名称, value_4 参数 4
    log_likelihood 对数似然, converged 是否收敛, correlation 相关系数, holdout_actual 留出期实际
    holdout_predicted 留出期预测, holdout_error 留出期误差, class_error 频次组误差, rmse 均方根误差
    baseline_rmse 基准均方根误差, is_reliable 是否可靠, is_chosen 是否采用, frequency 频次, actual 实际
    predicted 预测, actual_per_buyer 人均实际, predicted_per_buyer 人均预测, week 周, week_end 周末日
    is_holdout 是否留出期, actual_cumulative 累计实际, predicted_cumulative 累计预测
    repeat_days 复购天数, recency_days 首末购买间隔天数, age_days 首购以来天数, p_alive 存活概率
    expected_spend 预期每次消费, expected_revenue 预期收入, value_at_risk 风险价值, value_rank 价值排名
    value_tier 价值层级, expected_alive 预期存活人数, alive_share 存活占比, value_total 价值合计
    value_per_customer 客均价值, value_share 价值占比, basis 依据, is_measured 是否实测, years 年数
    expected_lifetime_years 预期生命周期（年）, gain_of_5_points 提高五个点的收益, gain_share 收益占比
    retained 保留人数, component 变动类别, share_of_before 占之前收入, customers_before 之前客户数
    customers_after 之后客户数, purchase_days_before 之前购买天数, purchase_days_after 之后购买天数
    frequency_before 之前频次, frequency_after 之后频次, spend_before 之前每次消费, spend_after 之后每次消费
    from_customers 来自客户数, from_frequency 来自频次, from_spend 来自每次消费, stayed 留下人数
    returned 回归, more 增加, switched_in 转入, less 减少, switched_out 转出, lost 流失客户, other 其他
    unit 单位, units 单位数, with_value 含该取值, with_other 含另一取值, with_both 两者皆含
    support 支持度, confidence 置信度, confidence_low 置信度下限, confidence_high 置信度上限, yule_q 尤尔 Q 系数
    members 窗口期客户, penetration 渗透率, penetration_low 渗透率下限, penetration_high 渗透率上限
    base_penetration 总体渗透率, base_revenue_share 总体收入占比, penetration_index 渗透指数
    revenue_index 收入指数, discount 折扣额, discounted_days 折扣购买日, discounted_day_share 折扣购买日占比
    always 总是折扣, never 从不折扣
    weekday 星期, iso_week ISO 周, month 月份, quarter 季度, is_in_window 是否在窗口期内
    is_after_as_of 是否晚于截止日, first_amount 首购金额, first_orders 首购订单数, first_product 首购商品
    second_purchase 第二次购买日, days_to_second 距第二次购买天数
    number 第几个购买日, net 净额, gap_days 间隔天数, is_last 是否最近一次
    """)
}
