package io.ebbgate.gateway.store.orphan;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.RawConnection;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way in which a delivery can be wrong, through a real connector to a real database. */
class CallbackIntakeIT {
  private static final long SEED = 20261125;

  private CallbackRig rig;

  @BeforeEach
  void open() {
    rig = new CallbackRig(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aSoundOneIsDurableWithTheDigestOfItsRawBodyBeforeItIsAcknowledged() throws Exception {
    var attempt = rig.attempt(10_000);
    var body = CallbackRig.success(attempt);

    assertThat(CallbackRig.code(rig.deliver("nonce-0001", body))).isEqualTo("acknowledged");

    assertThat(
            rig.world.count(
                "evidence where source = 'CALLBACK' and digest = $1",
                CallbackRig.sha256(body.getBytes(StandardCharsets.UTF_8))))
        .isOne();
    assertThat(rig.state(attempt)).isEqualTo("Disbursed");
  }

  @Test
  void aTruncatedOneIsRefusedWhereverItWasCut() throws Exception {
    var attempt = rig.attempt(10_000);
    var body = CallbackRig.success(attempt);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length += 40) {
      var cut = Arrays.copyOf(bytes, length);
      assertThat(CallbackRig.code(rig.deliver("nonce-cut-" + length, body.substring(0, length))))
          .as("cut by the provider at %s", length)
          .isEqualTo("callback-unreadable");
      assertThat(
              CallbackRig.code(
                  rig.deliver(rig.signed(CallbackRig.SECRET, "nonce-way-" + length, bytes), cut)))
          .as("cut on the way at %s", length)
          .isEqualTo("callback-signature-wrong");
    }
    assertThat(rig.nothingStored()).isZero();
  }

  @Test
  void aConnectionThatEndsWithinTheBodyLeavesNothing() throws Exception {
    var attempt = rig.attempt(10_000);
    var body = CallbackRig.success(attempt);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder("POST " + CallbackRig.PATH + " HTTP/1.1\r\nHost: x\r\n");
    rig.signed(CallbackRig.SECRET, "nonce-0001", bytes)
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
    try (var connection = new RawConnection(rig.port())) {
      connection.send(head + body.substring(0, 50));
    }
    try (var slow = new RawConnection(rig.port())) {
      slow.send(head + body.substring(0, 50));
      assertThat(slow.read().status()).isEqualTo(408);
    }

    assertThat(rig.nothingStored()).isZero();
    assertThat(CallbackRig.code(rig.deliver("nonce-0001", body))).isEqualTo("acknowledged");
  }

  @Test
  void anOversizedOneIsRefusedUnread() throws Exception {
    var attempt = rig.attempt(10_000);
    var body = CallbackRig.success(attempt);
    var padded = body + " ".repeat(CallbackRig.MAXIMUM_BYTES);

    assertThat(CallbackRig.code(rig.deliver("nonce-0001", padded))).isEqualTo("body-too-large");

    var headers =
        new LinkedHashMap<>(
            rig.signed(CallbackRig.SECRET, "nonce-0001", body.getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < CallbackRig.MAXIMUM_HEADERS; i++) {
      headers.put("X-More-" + i, "1");
    }
    var tooMany = rig.deliver(headers, body.getBytes(StandardCharsets.UTF_8));
    assertThat(CallbackRig.code(tooMany)).isEqualTo("headers-too-large");
    assertThat(rig.nothingStored()).isZero();
  }

  @Test
  void aGarbledOrWronglyEncryptedOneIsRefused() throws Exception {
    var attempt = rig.attempt(10_000);
    var bytes = CallbackRig.success(attempt).getBytes(StandardCharsets.UTF_8);
    var random = new Random(SEED);
    for (int i = 0; i < 50; i++) {
      var garbled = bytes.clone();
      garbled[random.nextInt(garbled.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(
              CallbackRig.code(
                  rig.deliver(rig.signed(CallbackRig.SECRET, "nonce-way-" + i, bytes), garbled)))
          .as("garbled on the way, seed %s, number %s", SEED, i)
          .isEqualTo("callback-signature-wrong");
    }
    var encrypted = encrypted(bytes);
    assertThat(
            CallbackRig.code(
                rig.deliver(rig.signed(CallbackRig.SECRET, "nonce-0002", encrypted), encrypted)))
        .isEqualTo("callback-unreadable");
    assertThat(rig.nothingStored()).isZero();
  }

  private static byte[] encrypted(byte[] clear) throws Exception {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"), new GCMParameterSpec(128, iv));
    return cipher.doFinal(clear);
  }

  @Test
  void aForgedOneIsRefusedAndNeverStoredWhateverItNames() throws Exception {
    var attempt = rig.attempt(10_000);
    for (var body : new String[] {CallbackRig.success(attempt), CallbackRig.success("x-17", 1)}) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var otherSecret = rig.signed("fedcba9876543210", "nonce-0001", bytes);
      assertThat(CallbackRig.code(rig.deliver(otherSecret, bytes)))
          .isEqualTo("callback-signature-wrong");
      var unsigned = rig.signed(CallbackRig.SECRET, "nonce-0001", bytes);
      unsigned.remove("Sample-Signature");
      assertThat(CallbackRig.code(rig.deliver(unsigned, bytes)))
          .isEqualTo("callback-signature-missing");
      var renamed = rig.signed(CallbackRig.SECRET, "nonce-0001", bytes);
      renamed.put("Sample-Nonce", "nonce-0002");
      assertThat(CallbackRig.code(rig.deliver(renamed, bytes)))
          .isEqualTo("callback-signature-wrong");
    }
    assertThat(rig.nothingStored()).isZero();
    assertThat(rig.state(attempt)).isEqualTo("Submitted");
  }

  @Test
  void oneOfADebitIsNotBelievedOfAPayoutAndIsKeptAsAnOrphan() throws Exception {
    var attempt = rig.attempt(10_000);
    var debit = CallbackRig.success(attempt).replace("payout", "debit");
    assertThat(debit).contains("\"debit\"");
    var bytes = debit.getBytes(StandardCharsets.UTF_8);

    var answer = rig.deliver(rig.signed(CallbackRig.SECRET, "nonce-0001", bytes), bytes);

    assertThat(CallbackRig.code(answer)).isEqualTo("callback-reference-unknown");
    assertThat(rig.state(attempt)).isEqualTo("Submitted");
    assertThat(rig.world.count("evidence")).isZero();
    assertThat(rig.world.count("orphan_callback where kind = 'DEBIT'")).isOne();
  }

  @Test
  void aReplayedOneChangesNothing() throws Exception {
    var attempt = rig.attempt(10_000);
    var bytes = CallbackRig.success(attempt).getBytes(StandardCharsets.UTF_8);
    var headers = rig.signed(CallbackRig.SECRET, "nonce-0001", bytes);

    assertThat(CallbackRig.code(rig.deliver(headers, bytes))).isEqualTo("acknowledged");
    assertThat(CallbackRig.code(rig.deliver(headers, bytes))).isEqualTo("callback-replayed");

    assertThat(rig.world.count("evidence where source = 'CALLBACK'")).isOne();
    assertThat(rig.world.count("ledger_entry")).isOne();
  }

  @Test
  void aSlowDatabaseIsToldInTimeAndNothingIsAcknowledgedBeforeItIsDurable() throws Exception {
    var attempt = rig.attempt(10_000);
    var body = CallbackRig.success(attempt);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var headers = rig.signed(CallbackRig.SECRET, "nonce-0001", bytes);
    var orphan = CallbackRig.success("x-17", 1).getBytes(StandardCharsets.UTF_8);
    var orphanHeaders = rig.signed(CallbackRig.SECRET, "nonce-0002", orphan);
    try (var blocked = new Blocked(rig.world.database)) {
      for (int i = 0; i < 2; i++) {
        var answer = i == 0 ? rig.deliver(headers, bytes) : rig.deliver(orphanHeaders, orphan);
        assertThat(answer.statusCode()).isEqualTo(503);
        // An orphan is certainly not kept once the wait for the lock was given up.
        assertThat(CallbackRig.code(answer)).isEqualTo(i == 0 ? "answer-timeout" : "overloaded");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
      blocked.release();
    }
    // The first one waits for its turn, and is taken when the database is quick again.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.world.count("evidence where source = 'CALLBACK'") == 1);
    assertThat(rig.world.count("orphan_callback")).isZero();
    assertThat(CallbackRig.code(rig.deliver(headers, bytes))).isEqualTo("callback-replayed");
    assertThat(CallbackRig.code(rig.deliver(orphanHeaders, orphan)))
        .isEqualTo("callback-reference-unknown");
    assertThat(rig.state(attempt)).isEqualTo("Disbursed");
    assertThat(rig.world.count("orphan_callback")).isOne();
  }

  /** Holds what a callback has to write, as a database in trouble does. */
  private static final class Blocked implements AutoCloseable {
    private final SqlConnection connection;
    private boolean held = true;

    Blocked(MigratedDatabase database) {
      connection = await(database.pool().getConnection());
      await(connection.query("begin").execute());
      await(
          connection
              .query("lock table evidence, orphan_callback in access exclusive mode")
              .execute());
    }

    void release() {
      held = false;
      await(connection.query("rollback").execute());
    }

    @Override
    public void close() {
      if (held) {
        release();
      }
      await(connection.close());
    }
  }
}
