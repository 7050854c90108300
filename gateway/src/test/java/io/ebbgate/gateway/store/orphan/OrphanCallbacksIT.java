package io.ebbgate.gateway.store.orphan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Genuine callbacks of which no attempt is known, through a real connector. */
class OrphanCallbacksIT {
  private CallbackRig rig;

  @BeforeEach
  void open() {
    rig = new CallbackRig(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** As after the restoration of a backup that is behind. */
  private void lose() {
    rig.world.database.run("create table lost as select * from attempt");
    rig.world.database.run("delete from attempt");
  }

  private void restore() {
    rig.world.database.run("insert into attempt select * from lost");
  }

  private void awaitState(String state, long count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rig.world.count("orphan_callback where state = $1", state) == count);
  }

  private String deliver(String nonce, NewAttempt attempt) throws Exception {
    return CallbackRig.code(rig.deliver(nonce, CallbackRig.success(attempt)));
  }

  @Test
  void whatNamesNoAttemptIsKeptWholeAndOnceAndRefused() throws Exception {
    var body = CallbackRig.success("somebody-elses-17", 4_711);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var headers = rig.signed(CallbackRig.SECRET, "nonce-0001", bytes);

    for (int i = 0; i < 3; i++) {
      var answer = rig.deliver(headers, bytes);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(CallbackRig.code(answer)).isEqualTo("callback-reference-unknown");
    }
    assertThat(CallbackRig.code(rig.deliver("nonce-0002", body)))
        .as("the same body under another nonce")
        .isEqualTo("callback-reference-unknown");

    assertThat(rig.world.count("orphan_callback")).isOne();
    assertThat(
            rig.world.count(
                """
                orphan_callback where channel = 'first' and nonce = 'nonce-0001'
                  and reference = 'somebody-elses-17' and attempt_id is null
                  and kind = 'PAYOUT' and outcome = 'Moved' and amount_minor = 4711
                  and currency = 'CNY' and provider_reference = 'sm1' and digest = $1
                  and moved_at = '2026-11-02T03:59:59.123Z' and state = 'Waiting'\
                """,
                CallbackRig.sha256(bytes)))
        .isOne();
    assertThat(rig.world.count("evidence")).isZero();
  }

  @Test
  void anAttemptThatComesBackLearnsOnceWhateverManyNodesSweep() throws Exception {
    var attempt = rig.attempt(10_000);
    lose();
    assertThat(deliver("nonce-0001", attempt)).isEqualTo("callback-reference-unknown");
    rig.startSweep();
    rig.startSweep();
    // Looked for in vain: the next look is an hour away, unless the insertion makes it due.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rig.world.count("orphan_callback where looked > 0 and due_at > now()") == 1);

    restore();
    awaitState("Matched", 1);

    assertThat(rig.state(attempt)).isEqualTo("Disbursed");
    assertThat(
            rig.world.count(
                "evidence e join orphan_callback o on o.id = e.id and o.digest = e.digest"))
        .isOne();
    assertThat(rig.world.count("ledger_entry")).isOne();
    assertThat(rig.world.booksAgree()).isTrue();
    assertThat(deliver("nonce-0001", attempt)).as("a late replay").isEqualTo("callback-replayed");
  }

  @Test
  void aReturnThatNamedNoAttemptIsStillAReturnWhenItsAttemptAppears() throws Exception {
    var attempt = rig.attempt(10_000);
    lose();
    var answer = rig.deliver("nonce-0001", CallbackRig.returned(attempt));
    assertThat(CallbackRig.code(answer)).isEqualTo("callback-reference-unknown");
    restore();

    rig.startSweep();
    awaitState("Matched", 1);

    assertThat(rig.state(attempt)).isEqualTo("Returned");
    assertThat(rig.world.count("loan where state = 'Voided'")).isOne();
    assertThat(rig.world.booksAgree()).isTrue();
  }

  @Test
  void aDeliveryThatWasLearnedBeforeItsOrphanLeavesNothingToLearn() throws Exception {
    var attempt = rig.attempt(10_000);
    lose();
    assertThat(deliver("nonce-0001", attempt)).isEqualTo("callback-reference-unknown");
    restore();
    assertThat(deliver("nonce-0001", attempt)).isEqualTo("acknowledged");

    rig.startSweep();
    awaitState("Matched", 1);

    assertThat(rig.world.count("evidence where source = 'CALLBACK'")).isOne();
  }

  @Test
  void anotherChannelsAttemptIsNeverMatched() throws Exception {
    var attempt = rig.attempt(10_000);
    rig.world.database.run("update attempt set channel = 'second'");
    assertThat(deliver("nonce-0001", attempt)).isEqualTo("callback-reference-unknown");
    rig.startSweep();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rig.world.count("orphan_callback where looked > 0") == 1);

    assertThat(rig.world.count("orphan_callback where state = 'Waiting'")).isOne();
    assertThat(rig.state(attempt)).isEqualTo("Submitted");
  }

  @Test
  void noMoreThanTheBoundAreKeptAndTheRestIsToBeDeliveredAgain() throws Exception {
    for (int i = 0; i < CallbackRig.MAXIMUM_ORPHANS; i++) {
      assertThat(CallbackRig.code(rig.deliver("nonce-000" + i, CallbackRig.success("x-" + i, 1))))
          .isEqualTo("callback-reference-unknown");
    }

    var answer = rig.deliver("nonce-9999", CallbackRig.success("x-9", 1));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(CallbackRig.code(answer)).isEqualTo("overloaded");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(rig.world.count("orphan_callback")).isEqualTo(CallbackRig.MAXIMUM_ORPHANS);
    // An attempt that is there is learned of whatever waits.
    var attempt = rig.attempt(10_000);
    assertThat(deliver("nonce-8888", attempt)).isEqualTo("acknowledged");
  }

  @Test
  void aReferenceWithoutEndIsCut() throws Exception {
    var answer = rig.deliver("nonce-0001", CallbackRig.success("x".repeat(1_500), 1));

    assertThat(CallbackRig.code(answer)).isIn("callback-reference-unknown", "callback-unreadable");
    assertThat(rig.world.count("orphan_callback where length(reference) > 200")).isZero();
  }

  @Test
  void whatWaitsTooLongIsAlarmedAndStillFindsItsAttempt() throws Exception {
    rig.close();
    rig = new CallbackRig(Duration.ofMillis(50));
    var attempt = rig.attempt(10_000);
    lose();
    assertThat(deliver("nonce-0001", attempt)).isEqualTo("callback-reference-unknown");
    assertThat(IdKind.ATTEMPT.format(attempt.id())).startsWith("att_");

    rig.startSweep();
    awaitState("Alarmed", 1);
    assertThat(rig.world.count("orphan_callback where alarmed_at is not null")).isOne();

    restore();
    awaitState("Matched", 1);
    assertThat(rig.state(attempt)).isEqualTo("Disbursed");
  }
}
