package io.ebbgate.gateway.usecase.reference;

import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import io.ebbgate.core.product.servicing.AllocationOrder;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.gateway.usecase.document.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Products as trees. Groups of members beyond the plainest product's are written only where they
 * differ from the usual, so that equal terms are equal trees, those stored by earlier versions too.
 */
final class ProductFormat {

  private static final int MOST = 1_000_000;

  private ProductFormat() {}

  static ProductTerms read(Entry entry) {
    var code = entry.text("code");
    var method = entry.choice("method", RepaymentMethod.class);
    boolean inMonths = !entry.has("terms");
    var counts = inMonths ? entry.numbers("termsMonths") : List.<Integer>of();
    var plan = PlanTerms.monthly();
    if (!inMonths) {
      var terms = entry.entry("terms");
      counts = terms.numbers("counts");
      plan =
          new PlanTerms(
              terms.choice("unit", TermUnit.class),
              terms.has("every") ? (int) terms.number("every", 1, MOST) : 1,
              plan.firstPeriod(),
              plan.repaymentDay(),
              plan.levelRule(),
              plan.minimumPrincipalMinor(),
              plan.fees());
      terms.noMore();
    }
    var product =
        new ProductTerms(
            code,
            method,
            counts,
            entry.rate("annualRate"),
            entry.money("minimum"),
            entry.money("maximum"),
            entry.money("step"),
            entry.choice("dayCount", DayCount.class),
            entry.choice("earlyRepayment", EarlyRepayment.class),
            choice(entry, "partialPolicy", PartialPolicy.REDUCE_INSTALMENT),
            choice(entry, "rounding", Rounding.HALF_UP),
            plan(entry, plan)
                .withFees(entry.entries("fees").stream().map(ProductFormat::fee).toList()),
            servicing(entry),
            entry.has("effectiveFrom") ? entry.date("effectiveFrom") : ProductTerms.ALWAYS);
    entry.noMore();
    return product;
  }

  private static PlanTerms plan(Entry product, PlanTerms usual) {
    if (!product.has("schedule")) {
      return usual;
    }
    var entry = product.entry("schedule");
    var plan =
        new PlanTerms(
            usual.unit(),
            usual.every(),
            choice(entry, "firstPeriod", usual.firstPeriod()),
            choice(entry, "repaymentDay", usual.repaymentDay()),
            choice(entry, "levelRule", usual.levelRule()),
            number(entry, "minimumPrincipalMinor", Money.MAXIMUM_MINOR, 0),
            List.of());
    entry.noMore();
    return plan;
  }

  private static ProductFee fee(Entry entry) {
    var code = entry.text("code");
    var due = entry.choice("due", FeeDue.class);
    long rate = entry.has("rate") ? entry.rate("rate").partsPerMillion() : 0;
    long fixed = number(entry, "fixedMinor", Money.MAXIMUM_MINOR, 0);
    entry.noMore();
    return sound(
        entry,
        "rate",
        () -> new ProductFee(code, due, rate, fixed),
        new ProductFee(code, due, 0, 0));
  }

  private static ServicingTerms servicing(Entry product) {
    var usual = ServicingTerms.usual();
    if (!product.has("servicing")) {
      return usual;
    }
    var entry = product.entry("servicing");
    int grace = (int) number(entry, "graceDays", MOST, usual.graceDays());
    var base = choice(entry, "penaltyBase", usual.penaltyBase());
    int percent = (int) number(entry, "penaltyPercentOfRate", MOST, usual.penaltyPercentOfRate());
    var fee = earlyFee(entry);
    var order = order(entry, "allocation", usual.allocation());
    var late = order(entry, "lateAllocation", usual.lateAllocation());
    int lateAfter = (int) number(entry, "lateAfterDays", MOST, usual.lateAfterDays());
    int accelerate = (int) number(entry, "accelerateAfterDays", MOST, usual.accelerateAfterDays());
    long leastPart =
        number(entry, "minimumPartMinor", Money.MAXIMUM_MINOR, usual.minimumPartMinor());
    entry.noMore();
    return sound(
        entry,
        "graceDays",
        () ->
            new ServicingTerms(
                grace, base, percent, fee, order, late, lateAfter, accelerate, leastPart),
        usual);
  }

  private static EarlyFee earlyFee(Entry servicing) {
    if (!servicing.has("earlyFee")) {
      return EarlyFee.NONE;
    }
    var entry = servicing.entry("earlyFee");
    long rate = entry.has("rate") ? entry.rate("rate").partsPerMillion() : 0;
    long least = number(entry, "minimumMinor", Money.MAXIMUM_MINOR, 0);
    entry.noMore();
    return sound(entry, "rate", () -> new EarlyFee(rate, least), EarlyFee.NONE);
  }

  private static AllocationOrder order(Entry entry, String key, AllocationOrder usual) {
    if (!entry.has(key)) {
      return usual;
    }
    var components = entry.choices(key, Component.class);
    return sound(entry, key, () -> new AllocationOrder(components), usual);
  }

  /** What the core makes of it, or a mistake in its words. */
  private static <T> T sound(Entry entry, String key, Supplier<T> made, T standIn) {
    try {
      return made.get();
    } catch (UnsoundTermsException e) {
      entry.wrong(key, String.valueOf(e.getMessage()));
      return standIn;
    }
  }

  private static <E extends Enum<E>> E choice(Entry entry, String key, E usual) {
    return entry.has(key) ? entry.choice(key, usual.getDeclaringClass()) : usual;
  }

  private static long number(Entry entry, String key, long most, long usual) {
    return entry.has(key) ? entry.number(key, 0, most) : usual;
  }

  static Map<String, Object> tree(ProductTerms product) {
    var tree = new LinkedHashMap<String, Object>();
    var plan = product.plan();
    tree.put("code", product.code());
    tree.put("method", product.method().name());
    if (plan.unit() == TermUnit.MONTH && plan.every() == 1) {
      tree.put("termsMonths", product.termCounts());
    } else {
      var terms = new LinkedHashMap<String, Object>();
      terms.put("unit", plan.unit().name());
      terms.put("every", plan.every());
      terms.put("counts", product.termCounts());
      tree.put("terms", terms);
    }
    tree.put("annualRate", product.annualRate().toDecimal());
    tree.put("minimum", TermsFormat.tree(product.minimum()));
    tree.put("maximum", TermsFormat.tree(product.maximum()));
    tree.put("step", TermsFormat.tree(product.step()));
    tree.put("dayCount", product.dayCount().name());
    tree.put("earlyRepayment", product.earlyRepayment().name());
    tree.put("partialPolicy", product.partialPolicy().name());
    tree.put("rounding", product.rounding().name());
    var schedule = schedule(plan);
    if (!schedule.equals(schedule(PlanTerms.monthly()))) {
      tree.put("schedule", schedule);
    }
    if (!plan.fees().isEmpty()) {
      tree.put("fees", plan.fees().stream().map(ProductFormat::tree).toList());
    }
    if (!product.servicing().equals(ServicingTerms.usual())) {
      tree.put("servicing", tree(product.servicing()));
    }
    if (!product.effectiveFrom().equals(ProductTerms.ALWAYS)) {
      tree.put("effectiveFrom", product.effectiveFrom().toString());
    }
    return tree;
  }

  private static Map<String, Object> schedule(PlanTerms plan) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("firstPeriod", plan.firstPeriod().name());
    tree.put("repaymentDay", plan.repaymentDay().name());
    tree.put("levelRule", plan.levelRule().name());
    tree.put("minimumPrincipalMinor", plan.minimumPrincipalMinor());
    return tree;
  }

  private static Map<String, Object> tree(ProductFee fee) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("code", fee.code());
    tree.put("due", fee.due().name());
    tree.put("rate", TermsFormat.decimal(fee.principalPartsPerMillion()));
    tree.put("fixedMinor", fee.fixedMinor());
    return tree;
  }

  private static Map<String, Object> tree(ServicingTerms servicing) {
    var fee = new LinkedHashMap<String, Object>();
    fee.put("rate", TermsFormat.decimal(servicing.earlyFee().partsPerMillion()));
    fee.put("minimumMinor", servicing.earlyFee().minimumMinor());
    var tree = new LinkedHashMap<String, Object>();
    tree.put("graceDays", servicing.graceDays());
    tree.put("penaltyBase", servicing.penaltyBase().name());
    tree.put("penaltyPercentOfRate", servicing.penaltyPercentOfRate());
    tree.put("earlyFee", fee);
    tree.put("allocation", names(servicing.allocation()));
    tree.put("lateAllocation", names(servicing.lateAllocation()));
    tree.put("lateAfterDays", servicing.lateAfterDays());
    tree.put("accelerateAfterDays", servicing.accelerateAfterDays());
    // Terms stored before it was known have none, and must stay equal to those that say so.
    if (servicing.minimumPartMinor() > 0) {
      tree.put("minimumPartMinor", servicing.minimumPartMinor());
    }
    return tree;
  }

  private static List<String> names(AllocationOrder order) {
    return order.components().stream().map(Component::name).toList();
  }
}
