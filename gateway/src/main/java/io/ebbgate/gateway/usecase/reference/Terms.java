package io.ebbgate.gateway.usecase.reference;

import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.ProductTerms;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every term that holds at one moment, each map in the order of its codes.
 *
 * @param version grows with every change
 * @param products every version of each product by code, oldest first; never an empty list
 * @param funders by code
 * @param channels by code
 */
public record Terms(
    long version,
    Map<String, List<Product>> products,
    Map<String, FunderTerms> funders,
    Map<String, Channel> channels) {

  public Terms {
    // Map.copyOf would lose the order, on which the routing explanation rests.
    products =
        Collections.unmodifiableMap(
            products.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> List.copyOf(entry.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new)));
    funders = Collections.unmodifiableMap(new LinkedHashMap<>(funders));
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
  }

  /** Nothing at all, as before the first seeding. */
  public static Terms none() {
    return new Terms(0, Map.of(), Map.of(), Map.of());
  }

  /**
   * What new business of a day is done on: the version of a product that took effect last, on that
   * day or before it. Of several that take effect on one day it is the one made last. So a version
   * made later does not stand in for one that takes effect after it.
   */
  public Optional<Product> product(String code, LocalDate day) {
    return products.getOrDefault(code, List.of()).stream()
        .filter(product -> !product.terms().effectiveFrom().isAfter(day))
        .max(
            Comparator.comparing((Product product) -> product.terms().effectiveFrom())
                .thenComparingInt(Product::version));
  }

  /** What an existing loan was lent on. */
  public Optional<ProductTerms> product(String code, int version) {
    return products.getOrDefault(code, List.of()).stream()
        .filter(product -> product.version() == version)
        .map(Product::terms)
        .findFirst();
  }

  /** A channel. */
  public Optional<Channel> channel(String code) {
    return Optional.ofNullable(channels.get(code));
  }

  /** How a channel is guarded, where that differs from the configuration. */
  public GuardTerms guards(String channel) {
    var found = channels.get(channel);
    return found == null ? GuardTerms.NONE : found.guards();
  }

  /** A funder. */
  public Optional<FunderTerms> funder(String code) {
    return Optional.ofNullable(funders.get(code));
  }

  /** What routing considers. */
  public List<ChannelTerms> channelTerms() {
    return channels.values().stream().map(Channel::terms).toList();
  }

  /**
   * One version of a product.
   *
   * @param version from 1
   * @param terms what it offers
   */
  public record Product(int version, ProductTerms terms) {}

  /**
   * A payment channel with what its connector needs.
   *
   * @param terms what it may be used for
   * @param settings its connector's settings, none of them secret
   * @param secretName under which name configuration holds its secret
   * @param guards how it is guarded, where that differs from the configuration
   */
  public record Channel(
      ChannelTerms terms, Map<String, String> settings, String secretName, GuardTerms guards) {
    public Channel {
      settings = Map.copyOf(settings);
    }
  }
}
