package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.schedule.cost.PlanProblems;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a seed document strictly. Used once for each document; not thread-safe. */
public final class ReadSeed {
  private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  private final LendingCaps caps;
  private final Map<String, List<ConnectorFactory.Setting>> connectors;
  private final Terms stored;
  private final GuardTerms guards;
  private final ChannelTrial trial;
  private final List<Mistake> mistakes = new ArrayList<>();

  /**
   * @param caps what terms and lines may not exceed
   * @param connectors the settings of every connector that is there, by name
   * @param stored the terms that hold already, which the document may refer to
   * @param guards how channels are guarded that say nothing else: every setting
   * @param trial of each channel that is to be used
   */
  public ReadSeed(
      LendingCaps caps,
      Map<String, List<ConnectorFactory.Setting>> connectors,
      Terms stored,
      GuardTerms guards,
      ChannelTrial trial) {
    this.caps = caps;
    this.connectors = connectors;
    this.stored = stored;
    this.guards = guards;
    this.trial = trial;
  }

  /**
   * Reads a document.
   *
   * @param tree what a parser made of it
   * @throws SeedMistakes with everything that is wrong
   */
  public Seed read(@Nullable Object tree) {
    var root = Entry.root("", tree, mistakes);
    var products = new ArrayList<ProductTerms>();
    root.entries("products").forEach(entry -> products.add(product(entry)));
    unique(root.path("products"), products.stream().map(ProductTerms::code).toList());

    var known = new HashSet<>(stored.products().keySet());
    products.forEach(product -> known.add(product.code()));
    var funders = new ArrayList<FunderTerms>();
    root.entries("funders").forEach(entry -> funders.add(funder(entry, known)));
    unique(root.path("funders"), funders.stream().map(FunderTerms::code).toList());

    var channels = new ArrayList<Terms.Channel>();
    root.entries("channels").forEach(entry -> channels.add(channel(entry)));
    unique(
        root.path("channels"), channels.stream().map(channel -> channel.terms().code()).toList());

    var debiting = new HashSet<String>();
    stored.channels().values().forEach(channel -> addDebiting(channel, debiting));
    channels.forEach(channel -> addDebiting(channel, debiting));
    var lines = new ReadLines(caps, debiting, mistakes).read(root.entries("lines"));
    root.noMore();
    if (!mistakes.isEmpty()) {
      throw new SeedMistakes(mistakes);
    }
    return new Seed(products, funders, channels, lines);
  }

  private static void addDebiting(Terms.Channel channel, Set<String> debiting) {
    if (channel.terms().debit()) {
      debiting.add(channel.terms().code());
    }
  }

  private ProductTerms product(Entry entry) {
    int before = mistakes.size();
    var product = TermsFormat.product(entry);
    code(entry, product.code());
    if (mistakes.size() == before) {
      var problems = product.problems(caps);
      // Terms that are not sound by themselves cannot be planned.
      (problems.isEmpty() ? PlanProblems.of(product, caps) : problems)
          .forEach(problem -> mistakes.add(new Mistake(entry.path(), problem.message())));
    }
    return product;
  }

  private FunderTerms funder(Entry entry, Set<String> knownProducts) {
    int before = mistakes.size();
    var funder = TermsFormat.funder(entry, caps.allInRateCap());
    code(entry, funder.code());
    if (mistakes.size() > before) {
      return funder;
    }
    if (funder.mode() != FundingMode.SELF) {
      entry.wrong("mode", "is " + funder.mode() + ", this version lends in mode SELF only");
    }
    if (funder.products().isEmpty()) {
      entry.wrong("products", "must name one product or more");
    }
    for (String product : funder.products()) {
      if (!knownProducts.contains(product)) {
        entry.wrong("products", "names " + product + ", which is not a product");
      }
    }
    if (!funder.minimum().currency().equals(funder.maximum().currency())) {
      entry.wrong("maximum", "has another currency than minimum");
    } else if (funder.minimum().compareTo(funder.maximum()) > 0) {
      entry.wrong("maximum", funder.maximum() + " is below minimum " + funder.minimum());
    }
    if (funder.allInRateCap().exceeds(caps.allInRateCap())) {
      entry.wrong(
          "allInRateCap", funder.allInRateCap() + " is above the cap of " + caps.allInRateCap());
    }
    return funder;
  }

  private Terms.Channel channel(Entry entry) {
    int before = mistakes.size();
    var channel = TermsFormat.channel(entry);
    var terms = channel.terms();
    code(entry, terms.code());
    if (mistakes.size() > before) {
      return channel;
    }
    if (!terms.payout() && !terms.debit()) {
      entry.wrong("payout", "or debit must be true: a channel that carries nothing is of no use");
    }
    if (!terms.maximum().isPositive()) {
      entry.wrong("maximum", "must be above zero");
    }
    var settings = connectors.get(terms.connector());
    if (settings == null) {
      entry.wrong(
          "connector",
          "is none of those that are here: " + connectors.keySet().stream().sorted().toList());
    } else {
      settings(entry, channel, settings);
      tryOut(entry, channel, before);
    }
    guards(entry, channel.guards());
    return channel;
  }

  /** Of a channel that is switched off nothing is sent: it may be so for want of a secret. */
  private void tryOut(Entry entry, Terms.Channel channel, int mistakesBefore) {
    if (mistakes.size() == mistakesBefore && channel.terms().enabled()) {
      trial.problem(channel).ifPresent(found -> entry.wrong(found.path(), found.message()));
    }
  }

  /** Together with the defaults, since a channel names only what differs. */
  private void guards(Entry entry, GuardTerms own) {
    if (own.values().isEmpty()) {
      return;
    }
    for (var conflict : GuardSettings.of(guards.with(own)).conflicts()) {
      entry.wrong(
          "guards." + conflict.setting().key(),
          "is " + conflict.value() + ", must be " + conflict.allowed());
    }
  }

  private static void settings(
      Entry entry, Terms.Channel channel, List<ConnectorFactory.Setting> settings) {
    for (var setting : settings) {
      boolean given = channel.settings().containsKey(setting.key());
      if (setting.secret() && given) {
        entry.wrong(
            "settings." + setting.key(),
            "is secret: name it by secret, and give it by configuration");
      } else if (setting.secret() && setting.required() && channel.secretName().isEmpty()) {
        entry.wrong("secret", "is missing: the name of " + setting.meaning());
      } else if (!setting.secret() && setting.required() && !given) {
        entry.wrong("settings." + setting.key(), "is missing: " + setting.meaning());
      }
    }
    var keys = settings.stream().map(ConnectorFactory.Setting::key).toList();
    for (String key : channel.settings().keySet()) {
      if (!keys.contains(key)) {
        entry.wrong("settings." + key, "is not a setting of this connector; those are " + keys);
      }
    }
    if (!channel.secretName().isEmpty() && !CODE.matcher(channel.secretName()).matches()) {
      entry.wrong("secret", "must be 1 to 64 small letters, digits and inner hyphens");
    }
  }

  private static void code(Entry entry, String code) {
    if (!code.isEmpty() && !CODE.matcher(code).matches()) {
      entry.wrong("code", "must be 1 to 64 small letters, digits and inner hyphens");
    }
  }

  private void unique(String path, List<String> codes) {
    var seen = new HashSet<String>();
    for (int i = 0; i < codes.size(); i++) {
      if (!codes.get(i).isEmpty() && !seen.add(codes.get(i))) {
        mistakes.add(new Mistake(path + "[" + i + "].code", codes.get(i) + " is given twice"));
      }
    }
  }
}
