package io.ebbgate.gateway.store.ledger;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.chain.ChainBreak;
import io.ebbgate.core.ledger.chain.ChainBreak.Reason;
import io.ebbgate.core.ledger.chain.ChainHash;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.gateway.usecase.ledger.chain.Chains.Held;
import io.ebbgate.gateway.usecase.ledger.chain.Chains.NewSeal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerChainIT {
  private static final UUID NODE = new UUID(1, 1);
  private static final UUID OTHER_NODE = new UUID(1, 2);

  private final Booking ledger = new Booking();

  @AfterEach
  void close() {
    ledger.close();
  }

  private void bookAndSeal(int entries) {
    for (int i = 1; i <= entries; i++) {
      ledger.book(i);
    }
    ledger.seal(ledger.sealer(NODE, 3));
  }

  @Test
  void everythingBookedIsSealedOnceAndHolds() {
    bookAndSeal(10);
    ledger.book(11);
    ledger.seal(ledger.sealer(NODE, 3));

    assertThat(ledger.seals()).isEqualTo(11);
    assertThat(ledger.head().sequence()).isEqualTo(11);
    var report = ledger.verify();
    assertThat(report.intact()).isTrue();
    assertThat(report.checked()).isEqualTo(11);
    assertThat(report.outside().waiting()).isZero();
  }

  @Test
  void anotherProgramComesToTheSameHashes() {
    bookAndSeal(5);

    // The text of each entry, spelled and hashed by PostgreSQL alone.
    assertThat(
            ledger.database.number(
                """
                select count(*) from (
                  select s.hash, lag(s.hash, 1, decode(repeat('00', 32), 'hex')) over (order by s.sequence) as before,
                    s.sequence, e.*,
                    (select string_agg(line || ' ' || debit || ' ' || credit || ' ' || amount_minor || ' ' || currency
                       || E'\\n', '' order by line) from ledger_transfer t where t.entry_id = e.id) as transfers,
                    (select count(*) from ledger_transfer t where t.entry_id = e.id) as n
                  from ledger_seal s join ledger_entry e on e.id = s.entry_id) x
                where hash = sha256(convert_to(concat_ws(E'\\n', 'ebbgate-ledger-1', sequence, encode(before, 'hex'), id,
                  kind, order_id, coalesce(attempt_id::text, '-'), coalesce(loan_id::text, '-'), evidence_id,
                  coalesce(action_id::text, '-'),
                  to_char(booked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), business_date, n, transfers),
                  'UTF8'))
                """))
        .isEqualTo(5);
  }

  @Test
  void anEntryOfATransactionThatEndsLateIsNotForgotten() {
    bookAndSeal(1);
    var slow = await(ledger.database.pool().getConnection());
    var transaction = await(slow.begin());
    Booking.book(slow, 2);
    ledger.book(3);

    ledger.seal(ledger.sealer(NODE, 3));
    assertThat(ledger.seals()).as("nothing overtakes what may still come").isEqualTo(1);
    assertThat(ledger.verify().outside().late() + ledger.verify().outside().waiting()).isOne();

    await(transaction.commit());
    await(slow.close());
    ledger.seal(ledger.sealer(NODE, 3));
    assertThat(ledger.seals()).isEqualTo(3);
    assertThat(ledger.verify().intact()).isTrue();
  }

  @Test
  void whatEndsWhileAllIsGoneThroughIsSealedAfterwards() {
    var slow = await(ledger.database.pool().getConnection());
    var transaction = await(slow.begin());
    Booking.book(slow, 1);
    ledger.book(2);
    ledger.seal(ledger.sealer(NODE, 3));
    await(transaction.commit());
    await(slow.close());

    ledger.seal(ledger.sealer(NODE, 3));

    assertThat(ledger.seals()).isEqualTo(2);
    assertThat(ledger.verify().intact()).isTrue();
  }

  @Test
  void oneNodeHoldsTheChainUntilItGivesItUp() {
    ledger.book(1);
    var held = await(ledger.chains.claim(NODE, Booking.LEASE)).orElseThrow();

    assertThat(await(ledger.chains.claim(OTHER_NODE, Booking.LEASE))).isEmpty();
    assertThat(await(ledger.chains.claim(NODE, Booking.LEASE)).orElseThrow().fence())
        .isEqualTo(held.fence());

    await(ledger.chains.release(NODE));
    assertThat(await(ledger.chains.claim(OTHER_NODE, Booking.LEASE)).orElseThrow().fence())
        .isEqualTo(held.fence() + 1);
  }

  @Test
  void whoeverWasAwayTooLongAddsNothing() {
    ledger.book(1);
    var before = await(ledger.chains.claim(NODE, Duration.ofMillis(1))).orElseThrow();
    var unsealed = await(ledger.chains.unsealed(before.place(), 10));
    var link = before.link().next(unsealed.entries().getFirst());
    var after = new Held(before.fence(), link, unsealed.place());
    var seals = List.of(new NewSeal(Booking.id(1), link.sequence(), link.hash()));
    ledger.database.run("select pg_sleep(0.01)");

    assertThat(
            await(
                ledger.chains.append(
                    NODE, before, after, seals, List.of(), ledger.timers.instant())))
        .as("its lease is over")
        .isFalse();
    await(ledger.chains.claim(OTHER_NODE, Booking.LEASE));
    assertThat(
            await(
                ledger.chains.append(
                    NODE, before, after, seals, List.of(), ledger.timers.instant())))
        .as("it is somebody else's")
        .isFalse();
    assertThat(ledger.seals()).isZero();
  }

  @Test
  void nodesThatSealAtTheSameTimeSealEachEntryOnce() throws Exception {
    for (int i = 1; i <= 60; i++) {
      ledger.book(i);
    }
    var nodes = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long node = 1; node <= 4; node++) {
        var sealer = ledger.sealer(new UUID(1, node), 5);
        nodes.add(
            threads.submit(() -> {
              for (int i = 0; i < 40; i++) {
                await(sealer.step());
                await(sealer.stop());
              }
            }));
      }
    }
    for (var node : nodes) {
      node.get();
    }
    ledger.seal(ledger.sealer(NODE, 5));

    assertThat(ledger.seals()).isEqualTo(60);
    assertThat(ledger.verify().intact()).isTrue();
  }

  @Test
  void aDatabaseThatCountsTransactionsAnewLosesNoEntry() {
    bookAndSeal(4);
    // As after a restore: what is there was written by transactions that this server never had.
    ledger.tamper(
        "ledger_entry",
        "update ledger_entry set written_in = (written_in::text::bigint + 1000000)::text::xid8");
    ledger.database.run(
        "update ledger_chain set position_in = (position_in::text::bigint + 1000000)::text::xid8,"
            + " owner = null, lease_until = '-infinity'");
    ledger.book(5);
    ledger.book(6);

    ledger.seal(ledger.sealer(OTHER_NODE, 3));
    ledger.book(7);
    ledger.seal(ledger.sealer(OTHER_NODE, 3));

    assertThat(ledger.seals()).isEqualTo(7);
    assertThat(ledger.verify().intact()).isTrue();
  }

  @Test
  void whatWasBookedBeforeThereWasAChainIsSealedFirst() {
    for (int i = 1; i <= 7; i++) {
      ledger.book(i);
    }
    ledger.tamper("ledger_entry", "update ledger_entry set written_in = null");
    ledger.book(8);

    ledger.seal(ledger.sealer(NODE, 3));

    assertThat(ledger.seals()).isEqualTo(8);
    assertThat(ledger.verify().intact()).isTrue();
  }

  @Test
  void anAmountThatWasChangedIsFound() {
    bookAndSeal(20);
    ledger.tamper(
        "ledger_transfer",
        "update ledger_transfer set amount_minor = 100001 where line = 1 and entry_id ="
            + " (select entry_id from ledger_seal where sequence = 13)");

    var report = ledger.verify();
    assertThat(report.intact()).isFalse();
    assertThat(report.broken())
        .contains(new ChainBreak(13, Booking.id(13), Reason.CONTENT_CHANGED));
    assertThat(report.checked()).isEqualTo(12);
  }

  @Test
  void anEntryThatWasRemovedAndOneThatWasSlippedInAreFound() {
    bookAndSeal(9);
    ledger.tamper(
        "ledger_transfer", "delete from ledger_transfer where entry_id = '" + Booking.id(5) + "'");
    assertThat(ledger.verify().broken())
        .contains(new ChainBreak(5, Booking.id(5), Reason.CONTENT_CHANGED));
    ledger.tamper("ledger_entry", "delete from ledger_entry where id = '" + Booking.id(5) + "'");
    assertThat(ledger.verify().broken())
        .contains(new ChainBreak(5, Booking.id(5), Reason.ENTRY_MISSING));
    ledger.tamper("ledger_seal", "delete from ledger_seal where sequence = 5");
    assertThat(ledger.verify().broken())
        .contains(new ChainBreak(6, Booking.id(6), Reason.OUT_OF_SEQUENCE));

    ledger.database.run(
        "insert into ledger_transfer values ($1, 1, 'suspense', 'fee-income', 1, 'CNY')",
        new UUID(9, 9));
    assertThat(ledger.verify().outside().strayTransfers()).isOne();
  }

  @Test
  void anEntryThatNoGatewaySealsIsToldOnceItIsLate() {
    bookAndSeal(3);
    ledger.book(4);

    var report = ledger.verify();
    assertThat(report.broken()).isEmpty();
    // Booked, by its own word, long ago.
    assertThat(report.outside().late()).isOne();
    assertThat(report.intact()).isFalse();
  }

  @Test
  void twoSealsWithOneNumberAreFoundWhereverABatchEnds() {
    bookAndSeal(9);
    for (int number = 1; number <= 9; number++) {
      var id = new UUID(0x7fff_0000_0000_7000L, number);
      ledger.database.run(
          "insert into ledger_seal select $1, sequence, hash, sealed_at from ledger_seal where"
              + " sequence = $2",
          id,
          (long) number);
      assertThat(ledger.verify().broken())
          .as("number " + number)
          .contains(new ChainBreak(number, id, Reason.OUT_OF_SEQUENCE));
      ledger.tamper("ledger_seal", "delete from ledger_seal where entry_id = '" + id + "'");
    }
  }

  @Test
  void aChainThatWasCutOffIsNoticedByItsOwnRowOrByWhatWasNoted() {
    bookAndSeal(6);
    var noted = ledger.head();
    assertThat(ledger.verify(Optional.of(noted)).intact()).isTrue();

    ledger.tamper("ledger_seal", "delete from ledger_seal where sequence > 4");
    assertThat(ledger.verify().endsElsewhere()).isTrue();

    ledger.tamper(
        "ledger_day",
        "update ledger_day set debit_minor = debit_minor / 6 * 4, credit_minor = credit_minor / 6 * 4");
    // Whoever mends the row, the days and the entries as well leaves a chain that is whole by
    // itself.
    ledger.tamper(
        "ledger_transfer",
        "delete from ledger_transfer where entry_id not in (select entry_id from ledger_seal)");
    ledger.tamper(
        "ledger_entry",
        "delete from ledger_entry where id not in (select entry_id from ledger_seal)");
    ledger.tamper(
        "ledger_chain",
        "update ledger_chain set sequence = 4, hash = (select hash from ledger_seal where sequence = 4)");
    assertThat(ledger.verify().intact()).isTrue();
    assertThat(ledger.verify(Optional.of(noted)).intact()).isFalse();
    assertThat(ledger.verify(Optional.of(new ChainLink(2, ChainHash.NONE))).expected())
        .contains(false);
  }

  @Test
  void theDaysAreTheSumsOfTheirEntriesAndAWrongOneIsFound() {
    bookAndSeal(5);
    ledger.book(6);
    ledger.seal(ledger.sealer(NODE, 3));

    assertThat(
            ledger.database.number(
                "select debit_minor from ledger_day where account = 'provider-clearing:a'"))
        .isEqualTo(6 * 101_500);
    assertThat(
            ledger.database.number("select sum(debit_minor) - sum(credit_minor) from ledger_day"))
        .isZero();
    assertThat(ledger.verify().intact()).isTrue();

    ledger.tamper(
        "ledger_day", "update ledger_day set credit_minor = 1 where account = 'loan-principal'");
    assertThat(ledger.verify().wrongDays()).isOne();
    ledger.tamper("ledger_day", "delete from ledger_day where account = 'loan-principal'");
    assertThat(ledger.verify().wrongDays()).isOne();
    assertThat(ledger.verify().intact()).isFalse();
  }

  @Test
  void theDatabaseRefusesAShorterChainAndAChangedSeal() {
    bookAndSeal(2);

    assertThatThrownBy(() -> ledger.database.run("update ledger_chain set sequence = 1"))
        .hasMessageContaining("only grows");
    assertThatThrownBy(() -> ledger.database.run("delete from ledger_chain"))
        .hasMessageContaining("only grows");
    assertThatThrownBy(() -> ledger.database.run("update ledger_seal set sequence = 9"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> ledger.database.run("update ledger_day set credit_minor = 0"))
        .hasMessageContaining("only grows");
    assertThatThrownBy(() -> ledger.database.run("delete from ledger_day"))
        .hasMessageContaining("only grows");
    assertThatThrownBy(() -> ledger.database.run("delete from ledger_seal"))
        .hasMessageContaining("append-only");
  }
}
