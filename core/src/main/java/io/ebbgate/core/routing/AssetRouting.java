package io.ebbgate.core.routing;

import io.ebbgate.core.product.FunderTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the funder of a drawdown: hard rules first, then the smallest priority. Pure. */
public final class AssetRouting {

  private static final Comparator<FunderTerms> ORDER =
      Comparator.comparingInt(FunderTerms::priority).thenComparing(FunderTerms::code);

  private AssetRouting() {}

  /**
   * The decision with its explanation.
   *
   * @param funders all that there are, in any order
   */
  public static AssetDecision decide(List<FunderTerms> funders, AssetRequest request) {
    var fit = new ArrayList<FunderTerms>(funders.size());
    var removed = new ArrayList<Considered>();
    for (FunderTerms funder : funders) {
      Optional<Verdict.Removed> verdict = removes(funder, request);
      if (verdict.isPresent()) {
        removed.add(new Considered(funder.code(), verdict.get()));
      } else {
        fit.add(funder);
      }
    }
    fit.sort(ORDER);
    removed.sort(Comparator.comparing(Considered::code));
    var considered = new ArrayList<Considered>(funders.size());
    for (FunderTerms funder : fit) {
      considered.add(
          new Considered(
              funder.code(),
              new Verdict.Ranked(considered.size() + 1, "priority " + funder.priority())));
    }
    considered.addAll(removed);
    return new AssetDecision(fit.stream().findFirst(), considered);
  }

  private static Optional<Verdict.Removed> removes(FunderTerms funder, AssetRequest request) {
    if (!request.modes().contains(funder.mode())) {
      return removed(AssetRule.MODE_NOT_OFFERED, "mode " + funder.mode());
    }
    if (!funder.products().contains(request.product())) {
      return removed(
          AssetRule.PRODUCT_NOT_FUNDED, request.product() + " is not one of " + funder.products());
    }
    if (!request.amount().currency().equals(funder.minimum().currency())) {
      return removed(
          AssetRule.CURRENCY_DIFFERS,
          request.amount().currency() + " is not " + funder.minimum().currency());
    }
    if (request.amount().compareTo(funder.minimum()) < 0) {
      return removed(
          AssetRule.AMOUNT_BELOW_MINIMUM,
          request.amount() + " is below the minimum " + funder.minimum());
    }
    if (request.amount().compareTo(funder.maximum()) > 0) {
      return removed(
          AssetRule.AMOUNT_ABOVE_MAXIMUM,
          request.amount() + " is above the maximum " + funder.maximum());
    }
    if (request.allInRate().exceeds(funder.allInRateCap())) {
      return removed(
          AssetRule.RATE_ABOVE_CAP,
          "all-in rate " + request.allInRate() + " is above the cap " + funder.allInRateCap());
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Removed> removed(AssetRule rule, String detail) {
    return Optional.of(new Verdict.Removed(rule.name(), detail));
  }
}
