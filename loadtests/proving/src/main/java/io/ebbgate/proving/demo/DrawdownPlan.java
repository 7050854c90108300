package io.ebbgate.proving.demo;

import io.ebbgate.proving.crowd.Person;
import io.ebbgate.proving.demo.Planned.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plans a day of drawdowns out of a seed: most fit, some ask for too much, some meet a frozen line,
 * some are asked twice.
 */
final class DrawdownPlan {
  /** Amounts are whole hundreds of yuan, as the demo's products want. */
  private static final long STEP_FEN = 10_000;

  private static final long LEAST_FEN = 50_000;
  private static final int OVER_LIMIT_PERCENT = 8;
  private static final int FROZEN_PERCENT = 5;
  private static final int REPEATED_PERCENT = 8;
  private static final int BULLET_PERCENT = 25;
  private static final int[] INSTALMENT_TERMS = {3, 6, 12};
  private static final int[] BULLET_TERMS = {1, 3, 6};

  private final RandomGenerator random;
  private final List<Person> people;
  private final long[] leftFen;
  private final List<Integer> frozen = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();

  DrawdownPlan(RandomGenerator random, List<Person> people) {
    this.random = random;
    this.people = List.copyOf(people);
    this.leftFen = people.stream().mapToLong(Person::limitFen).toArray();
    for (int i = 0; i < people.size(); i++) {
      (people.get(i).frozen() ? frozen : open).add(i);
    }
  }

  List<Planned> requests(int count) {
    var requests = new ArrayList<Planned>(count);
    for (int i = 0; i < count; i++) {
      requests.add(request(i));
    }
    return requests;
  }

  private Planned request(int index) {
    int draw = random.nextInt(100);
    boolean repeated = random.nextInt(100) < REPEATED_PERCENT || index == 3;
    // The second and third request show the two refusals, however few requests there are.
    if (index == 1 || (draw < FROZEN_PERCENT && index != 2)) {
      int person = frozen.get(random.nextInt(frozen.size()));
      return planned(Kind.FROZEN_LINE, person, LEAST_FEN, repeated);
    }
    int person = open.get(random.nextInt(open.size()));
    if (draw < FROZEN_PERCENT + OVER_LIMIT_PERCENT || index == 2) {
      // More than the whole line, so that it is refused whatever else is under way.
      return planned(
          Kind.OVER_THE_LIMIT, person, people.get(person).limitFen() + STEP_FEN, repeated);
    }
    for (int tries = 0; leftFen[person] < LEAST_FEN && tries < open.size(); tries++) {
      person = open.get(random.nextInt(open.size()));
    }
    long most = leftFen[person];
    if (most < LEAST_FEN) {
      return planned(
          Kind.OVER_THE_LIMIT, person, people.get(person).limitFen() + STEP_FEN, repeated);
    }
    long amount = Math.max(LEAST_FEN, most * (10 + random.nextInt(50)) / 100);
    amount = Math.min(most, amount) / STEP_FEN * STEP_FEN;
    leftFen[person] -= amount;
    return planned(Kind.FITS, person, amount, repeated);
  }

  private Planned planned(Kind kind, int person, long amountFen, boolean repeated) {
    boolean bullet = random.nextInt(100) < BULLET_PERCENT;
    var terms = bullet ? BULLET_TERMS : INSTALMENT_TERMS;
    return new Planned(
        kind,
        person,
        amountFen,
        bullet ? "bullet-6" : "cash-12",
        terms[random.nextInt(terms.length)],
        repeated);
  }
}
