package io.ebbgate.core.ledger;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the money that was put into suspense for one attempt on one piece of evidence. It
 * is kept when nothing is left of it: whether money had stood there decides where it is now.
 *
 * @param evidenceId what said that the money moved, or came back
 * @param way which of the two
 * @param booked what was put into suspense; not negative
 * @param held what suspense holds of it now; not negative
 * @param givenUp what people gave up of it as our loss; not negative
 * @param endedByPeople whether people took it out, in whatever way
 */
public record Suspense(
    UUID evidenceId, Way way, Money booked, Money held, Money givenUp, boolean endedByPeople) {

  /** What had been said of money in suspense. */
  public enum Way {
    /** It moved the way that the attempt wanted, and nothing takes it. */
    MOVED,
    /** It came back, and nothing explains it. */
    CAME_BACK
  }

  public Suspense {
    if (held.minor() < 0 || givenUp.minor() < 0) {
      throw new IllegalArgumentException("held " + held + ", given up " + givenUp);
    }
  }

  /** Held, with nothing done about it yet. */
  public static Suspense held(UUID evidenceId, Way way, Money amount) {
    return new Suspense(evidenceId, way, amount, amount, Money.zero(amount.currency()), false);
  }

  /** A part of what is held. */
  public Suspense part(Money amount) {
    return held(evidenceId, way, held.min(amount));
  }

  /** Whether it moved, and nothing took it. */
  public boolean moved() {
    return way == Way.MOVED;
  }

  /** Whether it came back unexplained. */
  public boolean cameBack() {
    return way == Way.CAME_BACK;
  }

  /** Held or given up: what later evidence can still explain. */
  public Money standing() {
    return held.plus(givenUp);
  }

  /**
   * What suspense has held of one attempt.
   *
   * @param kind which way the attempt moves money
   * @param entries of the attempt, in any order; those that touch neither suspense nor our losses
   *     say nothing here
   */
  public static List<Suspense> of(MovementKind kind, List<LedgerEntry> entries) {
    var sums = new LinkedHashMap<UUID, Sum>();
    // By what follows from what: clocks of different nodes have numbered the entries.
    entries.stream()
        .sorted(Comparator.comparing(Suspense::part))
        .forEach(entry -> book(sums, entry));
    var all = new ArrayList<Suspense>();
    sums.forEach((evidenceId, sum) -> all.add(sum.told(evidenceId, kind)));
    return List.copyOf(all);
  }

  /** What an entry means for suspense, in the order in which one follows from another. */
  private enum Part {
    MOVES,
    COMES_BACK,
    SETTLES,
    ENDED_BY_PEOPLE,
    NONE
  }

  private static Part part(LedgerEntry entry) {
    if (entry.settles().isPresent()) {
      return Part.SETTLES;
    }
    return switch (entry.kind()) {
      case SUSPENDED, REPAYMENT_REVERSED -> Part.MOVES;
      case RETURN_SUSPENDED -> Part.COMES_BACK;
      case RETURNED_BY_PROVIDER, RETURNED_TO_CUSTOMER, GIVEN_UP -> Part.ENDED_BY_PEOPLE;
      case DISBURSED,
          REPAID,
          PAYOUT_RETURNED,
          // Names what it settles, always.
          SUSPENSE_SETTLED,
          WAIVED,
          COUPON_APPLIED,
          WRITTEN_OFF,
          RECOVERED,
          COMPENSATED,
          COLLECTED_FOR_GUARANTOR,
          COLLECTION_REVERSED ->
          Part.NONE;
    };
  }

  private static void book(Map<UUID, Sum> sums, LedgerEntry entry) {
    UUID evidence = entry.evidenceId();
    switch (part(entry)) {
      case MOVES -> sums.computeIfAbsent(evidence, _ -> new Sum(Way.MOVED)).add(entry);
      case COMES_BACK -> sums.computeIfAbsent(evidence, _ -> new Sum(Way.CAME_BACK)).add(entry);
      case SETTLES -> entry.settles().ifPresent(settled -> settle(sums, entry, settled));
      case ENDED_BY_PEOPLE -> {
        var sum = sums.get(evidence);
        if (sum != null) {
          sum.add(entry);
          sum.people = true;
        }
      }
      case NONE -> {}
    }
  }

  private static void settle(Map<UUID, Sum> sums, LedgerEntry entry, UUID settled) {
    var sum = sums.get(settled);
    if (sum == null) {
      return;
    }
    sum.add(entry);
    // A part that came back of what suspense held: nothing of it stands there under its own
    // evidence, and yet it is booked.
    if (sum.way == Way.MOVED && !settled.equals(entry.evidenceId())) {
      sums.computeIfAbsent(entry.evidenceId(), _ -> new Sum(Way.CAME_BACK)).note(entry);
    }
  }

  /** Sums of what was debited less what was credited, in minor units. */
  private static final class Sum {
    private final Way way;
    private long booked;
    private long suspense;
    private long loss;
    private boolean people;
    private @Nullable Currency currency;

    private Sum(Way way) {
      this.way = way;
    }

    /** The first entry says how much it is about. */
    private void note(LedgerEntry entry) {
      if (currency == null) {
        currency = entry.transfers().getFirst().amount().currency();
        booked = Math.abs(sum(entry, Account.SUSPENSE));
      }
    }

    private void add(LedgerEntry entry) {
      note(entry);
      suspense += sum(entry, Account.SUSPENSE);
      loss += sum(entry, Account.OPERATING_LOSS);
    }

    private static long sum(LedgerEntry entry, Account account) {
      return entry.transfers().stream()
          .mapToLong(transfer -> sign(transfer, account) * transfer.amount().minor())
          .sum();
    }

    private static int sign(Transfer transfer, Account account) {
      if (transfer.debit().equals(account)) {
        return 1;
      }
      return transfer.credit().equals(account) ? -1 : 0;
    }

    /** Of a debit that moved suspense holds the credit side; each other case turns that round. */
    private Suspense told(UUID evidenceId, MovementKind kind) {
      boolean credit = (kind == MovementKind.DEBIT) == (way == Way.MOVED);
      var told = Objects.requireNonNull(currency);
      return new Suspense(
          evidenceId,
          way,
          new Money(booked, told),
          new Money(credit ? -suspense : suspense, told),
          new Money(loss, told),
          people);
    }
  }
}
