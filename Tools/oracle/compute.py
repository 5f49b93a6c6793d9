#!/usr/bin/env python3
"""The oracle: every table of METRICS.md, VALUE.md and RELATIONS.md, computed straight from their words.

    python3 Tools/oracle/compute.py PIPELINE OUTDIR [--root DIR] [--as-of DAY] [--tables a,b,c]
"""
import argparse
import os
import time

import campaigns
import churn
import concentration
import cross_sell
import customers
import feedback
import headline
import modelling
import pyramid
import reconciliation
import referrals
import relation_exports
import repurchase
import revenue_change
import staff
import survey
import suspicions
import value
from formats import write_table
from intake import Intake
from ledger import Ledger
from pipeline import Pipeline, as_day

TABLES = {
    "quality": lambda ledger: ledger.intake.quality(),
    "refusals": lambda ledger: ledger.intake.refusals_table(relation_exports.refusals_of_exports(ledger)),
    "suspicions": suspicions.suspicions,
    "headline": headline.headline,
    "repurchase": repurchase.repurchase,
    "repurchase_cohorts": repurchase.repurchase_cohorts,
    "repurchase_drivers": modelling.repurchase_drivers,
    "purchase_steps": repurchase.purchase_steps,
    "repurchase_curve": repurchase.repurchase_curve,
    "periods": repurchase.periods,
    "cohorts": repurchase.cohorts,
    "retention_curve": repurchase.retention_curve,
    "growth": churn.growth,
    "churn_by_dimension": churn.churn_by_dimension,
    "churn_drivers": modelling.churn_drivers,
    "winback": churn.winback,
    "pyramid": pyramid.pyramid,
    "pyramid_migration": pyramid.pyramid_migration,
    "concentration": concentration.concentration,
    "pareto": concentration.pareto,
    "ladder": customers.ladder,
    "customers": customers.customers,
    "rfm": customers.rfm,
    "product_repurchase": cross_sell.product_repurchase,
    "next_purchase": cross_sell.next_purchase,
    "breadth": cross_sell.breadth,
    "key_accounts": customers.key_accounts,
    "relationship_levels": customers.relationship_levels,
    "calendar": modelling.calendar,
    "first_purchases": modelling.first_purchases,
    "purchase_days": modelling.purchase_days,
    "snapshot": modelling.snapshot,
    "purchase_model": value.purchase_model,
    "model_holdout": value.model_holdout,
    "model_tracking": value.model_tracking,
    "customer_value": value.customer_value,
    "value_summary": value.value_summary,
    "value_curve": value.value_curve,
    "revenue_bridge": revenue_change.revenue_bridge,
    "revenue_drivers": revenue_change.revenue_drivers,
    "retention_by_change": revenue_change.retention_by_change,
    "gain_loss": revenue_change.gain_loss,
    "basket_pairs": revenue_change.basket_pairs,
    "tier_profile": revenue_change.tier_profile,
    "discount_dependence": revenue_change.discount_dependence,
    "exports": relation_exports.exports,
    "feedback": feedback.feedback,
    "satisfaction": feedback.satisfaction,
    "recovery": feedback.recovery,
    "feedback_reasons": feedback.feedback_reasons,
    "staff": staff.staff,
    "staff_leavers": staff.staff_leavers,
    "delivered_value": survey.delivered_value,
    "relationship_quality": survey.relationship_quality,
    "campaign_lift": campaigns.campaign_lift,
    "redemptions": campaigns.redemptions,
    "points": campaigns.points,
    "referrals": referrals.referrals,
    "referrers": referrals.referrers,
    "levels": referrals.levels,
    "reconciliation": reconciliation.reconciliation,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline")
    parser.add_argument("outdir")
    parser.add_argument("--root", default=".")
    parser.add_argument("--as-of")
    parser.add_argument("--tables", help="names, separated by commas; default: all")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()

    wanted = arguments.tables.split(",") if arguments.tables else list(TABLES)
    unknown = [name for name in wanted if name not in TABLES]
    if unknown:
        parser.error(f"unknown tables: {unknown}")
    pipeline = Pipeline(os.path.join(arguments.root, arguments.pipeline))
    ledger = Ledger(pipeline, Intake(pipeline, arguments.root, as_day(arguments.as_of)))
    os.makedirs(arguments.outdir, exist_ok=True)
    for name in wanted:
        began = time.time()
        columns, rows = TABLES[name](ledger)
        write_table(os.path.join(arguments.outdir, name + ".csv"), columns, rows)
        if arguments.verbose:
            print(f"{name}: {len(rows)} rows, {time.time() - began:.1f} s")


if __name__ == "__main__":
    main()
