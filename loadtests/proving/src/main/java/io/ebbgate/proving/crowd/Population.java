package io.ebbgate.proving.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes customers with realistic variety out of a seed. */
public final class Population {
  private static final String[] FAMILY = {
    "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun"
  };
  private static final String[] GIVEN = {
    "Wei", "Fang", "Na", "Min", "Jing", "Qiang", "Lei", "Yang", "Yong", "Juan", "Tao", "Ming"
  };
  private static final String[] BANKS = {"ICBC", "CCB", "ABC", "BOC", "CMB", "PSBC"};

  /** Lines of small first-time borrowers are many, large ones few. */
  private static final long[] LIMITS_FEN = {
    300_000, 500_000, 500_000, 800_000, 1_000_000, 1_000_000, 2_000_000, 3_000_000, 5_000_000
  };

  private static final int FROZEN_PERCENT = 4;
  private static final int SECOND_AGREEMENT_PERCENT = 60;

  private final RandomGenerator random;
  private final String run;
  private final List<String> channels;

  /**
   * A population.
   *
   * @param run begins every customer's reference
   * @param channels with which cards may have agreements; none when nobody will be debited
   */
  public Population(RandomGenerator random, String run, List<String> channels) {
    this.random = random;
    this.run = run;
    this.channels = List.copyOf(channels);
  }

  /** So many people, none alike. */
  public List<Person> people(int count) {
    var people = new ArrayList<Person>(count);
    for (int i = 0; i < count; i++) {
      people.add(
          new Person(
              "%s-%06d".formatted(run, i + 1),
              FAMILY[random.nextInt(FAMILY.length)] + " " + GIVEN[random.nextInt(GIVEN.length)],
              "1%02d%08d".formatted(30 + random.nextInt(60), random.nextInt(100_000_000)),
              LIMITS_FEN[random.nextInt(LIMITS_FEN.length)],
              1 + random.nextInt(28),
              cardNumber(i),
              BANKS[random.nextInt(BANKS.length)],
              agreements(),
              // At least one frozen line, so that its refusal is always seen.
              i == 0 || random.nextInt(100) < FROZEN_PERCENT));
    }
    return people;
  }

  private List<String> agreements() {
    if (channels.isEmpty()) {
      return List.of();
    }
    int first = random.nextInt(channels.size());
    if (channels.size() == 1 || random.nextInt(100) >= SECOND_AGREEMENT_PERCENT) {
      return List.of(channels.get(first));
    }
    return List.of(channels.get(first), channels.get((first + 1) % channels.size()));
  }

  /** Sixteen digits in a range that no issuer uses, ending in the check digit of ISO/IEC 7812-1. */
  private String cardNumber(int index) {
    var digits = "990000%04d%05d".formatted(random.nextInt(10_000), index);
    return digits + checkDigit(digits);
  }

  /** The Luhn check digit of a number without one. */
  static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }
}
