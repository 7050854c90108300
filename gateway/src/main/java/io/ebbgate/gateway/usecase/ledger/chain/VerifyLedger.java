package io.ebbgate.gateway.usecase.ledger.chain;

import io.ebbgate.core.ledger.balance.AccountDay;
import io.ebbgate.core.ledger.balance.AccountDays;
import io.ebbgate.core.ledger.chain.ChainBreak;
import io.ebbgate.core.ledger.chain.ChainCheck;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.core.ledger.chain.Seal;
import io.ebbgate.gateway.usecase.ledger.chain.SealedEntries.Outside;
import io.ebbgate.gateway.usecase.ledger.chain.SealedEntries.Standing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Recomputes the ledger's whole chain, in bounded memory. What is added meanwhile is not looked at.
 */
public final class VerifyLedger {
  private final SealedEntries entries;
  private final int batch;

  /**
   * A check to be made once.
   *
   * @param batch how many entries are read at once
   */
  public VerifyLedger(SealedEntries entries, int batch) {
    this.entries = entries;
    this.batch = batch;
  }

  /**
   * What was found.
   *
   * @param checked links recomputed
   * @param head the last link by the chain's own row
   * @param reached the last link that holds
   * @param broken where the chain does not hold first
   * @param expected what had been noted earlier and is in the chain; empty when nothing was
   * @param wrongDays turnovers of a day and account that are not the sum of their entries; zero
   *     when the chain does not hold, as nothing can be summed up then
   * @param outside what is not in the chain
   */
  public record Report(
      long checked,
      ChainLink head,
      ChainLink reached,
      Optional<ChainBreak> broken,
      Optional<Boolean> expected,
      long wrongDays,
      Outside outside) {

    /** Whether links are missing at the chain's end, or its own row was changed. */
    public boolean endsElsewhere() {
      return broken.isEmpty() && !reached.equals(head);
    }

    /** Whether the ledger is what was booked. */
    public boolean intact() {
      return broken.isEmpty()
          && !endsElsewhere()
          && expected.orElse(true)
          && outside.late() == 0
          && outside.strayTransfers() == 0
          && wrongDays == 0;
    }
  }

  /**
   * Checks everything.
   *
   * @param noted a link that was noted earlier and must be in the chain
   * @param allowed how long an entry may wait for its seal
   */
  public Future<Report> verify(Optional<ChainLink> noted, Duration allowed) {
    return entries
        .standing()
        .compose(standing -> {
          var walk = new Walk(standing, noted);
          walk.on();
          return walk.done.future();
        })
        .compose(walk -> entries.outside(allowed).map(walk::report));
  }

  /** From the first link on, as long as they hold. */
  private final class Walk {
    private final ChainLink head;
    private final List<AccountDay> days;
    private final AccountDays.Sum sum = new AccountDays.Sum();
    private final Optional<ChainLink> noted;
    private final Promise<Walk> done = Promise.promise();
    private ChainLink reached = ChainLink.BEGINNING;
    private UUID reachedEntry = new UUID(0, 0);
    private boolean metNoted;
    private Optional<ChainBreak> broken = Optional.empty();

    Walk(Standing standing, Optional<ChainLink> noted) {
      this.head = standing.head();
      this.days = standing.days();
      this.noted = noted;
      this.metNoted = noted.map(ChainLink.BEGINNING::equals).orElse(false);
    }

    /** One batch after another: each begins on the completion of a query, so no stack grows. */
    void on() {
      entries
          .after(reached.sequence(), reachedEntry, head.sequence(), batch)
          .onSuccess(seals -> {
            check(seals);
            if (seals.isEmpty() || broken.isPresent()) {
              done.complete(this);
            } else {
              on();
            }
          })
          .onFailure(done::fail);
    }

    private void check(List<Seal> seals) {
      for (var seal : seals) {
        broken = ChainCheck.of(reached, seal);
        if (broken.isPresent()) {
          return;
        }
        seal.entry().ifPresent(sum::add);
        reached = seal.link();
        reachedEntry = seal.entryId();
        metNoted |= noted.map(reached::equals).orElse(false);
      }
    }

    Report report(Outside outside) {
      return new Report(
          reached.sequence(),
          head,
          reached,
          broken,
          noted.map(_ -> metNoted),
          wrongDays(),
          outside);
    }

    private long wrongDays() {
      if (broken.isPresent()) {
        return 0;
      }
      var stored = Set.copyOf(days);
      var booked = Set.copyOf(sum.days());
      return Stream.concat(
              stored.stream().filter(day -> !booked.contains(day)),
              booked.stream().filter(day -> !stored.contains(day)))
          .map(day -> List.of(day.businessDate(), day.account(), day.currency()))
          .distinct()
          .count();
    }
  }
}
