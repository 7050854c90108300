package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.usecase.access.ClientName;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the lines of a seed document. What is personal is never repeated in a mistake. */
final class ReadLines {
  private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{6,15}");
  private static final Pattern BANK = Pattern.compile("[A-Z0-9]{2,16}");
  private static final Pattern CARD = Pattern.compile("[0-9]{12,19}");
  private static final int LONGEST_NAME = 64;

  /** What a seeded line can be. */
  private enum State {
    ACTIVE,
    FROZEN
  }

  private final LendingCaps caps;
  private final Set<String> debitingChannels;
  private final List<Mistake> mistakes;

  ReadLines(LendingCaps caps, Set<String> debitingChannels, List<Mistake> mistakes) {
    this.caps = caps;
    this.debitingChannels = debitingChannels;
    this.mistakes = mistakes;
  }

  List<Seed.Line> read(List<Entry> entries) {
    var lines = new ArrayList<Seed.Line>();
    var customers = new HashSet<String>();
    for (Entry entry : entries) {
      var line = line(entry);
      if (!line.reference().isEmpty() && !customers.add(line.client() + "\n" + line.reference())) {
        entry.wrong("customer.reference", "is given twice for this client");
      }
      lines.add(line);
    }
    return lines;
  }

  private Seed.Line line(Entry entry) {
    String client = text(entry, "client", ClientName::isAllowed, ClientName.RULE);
    var customer = entry.entry("customer");
    String reference =
        text(
            customer,
            "reference",
            REFERENCE.asMatchPredicate(),
            "must be 1 to 64 visible ASCII characters in quotes");
    String name = text(customer, "name", ReadLines::isName, "must have 1 to 64 characters");
    String phone =
        text(
            customer,
            "phone",
            PHONE.asMatchPredicate(),
            "must be 6 to 15 digits in quotes, with a leading plus if you like");
    customer.noMore();
    var line =
        new Seed.Line(
            client,
            reference,
            name,
            phone,
            limit(entry),
            (int) entry.number("repaymentDay", 1, 31),
            entry.has("state") ? entry.choice("state", State.class).name() : State.ACTIVE.name(),
            entry.has("card") ? Optional.of(card(entry.entry("card"))) : Optional.empty());
    entry.noMore();
    return line;
  }

  private Money limit(Entry entry) {
    int before = mistakes.size();
    var limit = entry.money("limit");
    var cap = caps.customerMaximum();
    if (mistakes.size() > before) {
      return limit;
    }
    if (!limit.currency().equals(cap.currency())) {
      entry.wrong("limit", "must be in " + cap.currency());
    } else if (limit.compareTo(cap) > 0) {
      entry.wrong("limit", limit + " is above the cap of " + cap + " for one customer");
    }
    return limit;
  }

  private Seed.Card card(Entry entry) {
    String number =
        text(
            entry,
            "number",
            ReadLines::isCardNumber,
            "must be 12 to 19 digits in quotes whose last one fits (ISO/IEC 7812-1)");
    String holder = text(entry, "holder", ReadLines::isName, "must have 1 to 64 characters");
    String bank =
        text(entry, "bank", BANK.asMatchPredicate(), "must be 2 to 16 capital letters or digits");
    var agreements = new ArrayList<Seed.Agreement>();
    for (Entry agreement : entry.entries("agreements")) {
      String channel = agreement.text("channel");
      if (!channel.isEmpty() && !debitingChannels.contains(channel)) {
        agreement.wrong("channel", "is not a channel that debits");
      }
      agreements.add(new Seed.Agreement(channel, agreement.text("providerReference")));
      agreement.noMore();
    }
    if (agreements.stream().map(Seed.Agreement::channel).distinct().count() < agreements.size()) {
      entry.wrong("agreements", "name a channel twice");
    }
    entry.noMore();
    return new Seed.Card(number, holder, bank, agreements);
  }

  private static String text(Entry entry, String key, Predicate<String> rule, String message) {
    String text = entry.text(key);
    if (!text.isEmpty() && !rule.test(text)) {
      entry.wrong(key, message);
    }
    return text;
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isCardNumber(String text) {
    if (!CARD.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(text.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
