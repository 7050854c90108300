package io.ebbgate.gateway.usecase.reference;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.usecase.document.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms as trees: the same form in seed files and in the database. What is written has every
 * member, so that equal terms are equal trees.
 */
public final class TermsFormat {
  private TermsFormat() {}

  /** Reads a product; what it offers is not judged here. */
  public static ProductTerms product(Entry entry) {
    return ProductFormat.read(entry);
  }

  /**
   * Reads a funder.
   *
   * @param allInRateCap holds when the funder names no cap of its own
   */
  public static FunderTerms funder(Entry entry, AnnualRate allInRateCap) {
    var funder =
        new FunderTerms(
            entry.text("code"),
            entry.text("name"),
            entry.choice("mode", FundingMode.class),
            entry.choice("lenderType", LenderType.class),
            entry.texts("products"),
            entry.money("minimum"),
            entry.money("maximum"),
            priority(entry),
            entry.has("allInRateCap") ? entry.rate("allInRateCap") : allInRateCap);
    entry.noMore();
    return funder;
  }

  /** Reads a channel. */
  public static Terms.Channel channel(Entry entry) {
    var terms =
        new ChannelTerms(
            entry.text("code"),
            entry.text("connector"),
            priority(entry),
            entry.flag("payout", false),
            entry.flag("debit", false),
            entry.number("feeMinor", 0, Money.MAXIMUM_MINOR),
            entry.money("maximum"),
            entry.texts("banks"),
            entry.flag("enabled", true));
    var channel =
        new Terms.Channel(
            terms,
            entry.settings("settings"),
            entry.text("secret", ""),
            entry.has("guards") ? GuardTerms.read(entry.entry("guards")) : GuardTerms.NONE);
    entry.noMore();
    return channel;
  }

  private static int priority(Entry entry) {
    return (int) entry.number("priority", 1, 1_000_000);
  }

  /** A product as a tree. */
  public static Map<String, Object> tree(ProductTerms product) {
    return ProductFormat.tree(product);
  }

  /** A funder as a tree. */
  public static Map<String, Object> tree(FunderTerms funder) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("code", funder.code());
    tree.put("name", funder.name());
    tree.put("mode", funder.mode().name());
    tree.put("lenderType", funder.lenderType().name());
    tree.put("products", List.copyOf(funder.products()));
    tree.put("minimum", tree(funder.minimum()));
    tree.put("maximum", tree(funder.maximum()));
    tree.put("priority", funder.priority());
    tree.put("allInRateCap", funder.allInRateCap().toDecimal());
    return tree;
  }

  /** A channel as a tree. */
  public static Map<String, Object> tree(Terms.Channel channel) {
    var terms = channel.terms();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("code", terms.code());
    tree.put("connector", terms.connector());
    tree.put("priority", terms.priority());
    tree.put("payout", terms.payout());
    tree.put("debit", terms.debit());
    tree.put("feeMinor", terms.feeMinor());
    tree.put("maximum", tree(terms.maximum()));
    tree.put("banks", terms.banks());
    tree.put("enabled", terms.enabled());
    tree.put("settings", channel.settings());
    if (!channel.secretName().isEmpty()) {
      tree.put("secret", channel.secretName());
    }
    if (!channel.guards().values().isEmpty()) {
      tree.put("guards", channel.guards().tree());
    }
    return tree;
  }

  /** Parts per million as a decimal. */
  static String decimal(long partsPerMillion) {
    return new AnnualRate(partsPerMillion).toDecimal();
  }

  static Map<String, Object> tree(Money money) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("amount", money.minor());
    tree.put("currency", money.currency().getCurrencyCode());
    return tree;
  }
}
