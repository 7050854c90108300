package io.ebbgate.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.fault.CallbackFault;
import io.ebbgate.sandbox.fault.Decline;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Mood;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.fault.Timings;
import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.Merchant;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.Order;
import io.ebbgate.sandbox.protocol.Standing;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackDeliveryTest {

  private static final String SECRET = "the-true-secret";
  private static final Duration LONG = Duration.ofMinutes(5);

  private final FakeTimers timers = new FakeTimers();
  private final FaultCounts faults = new FaultCounts();
  private final List<Answer> posted = new ArrayList<>();
  private final Deque<Future<Integer>> answers = new ArrayDeque<>();
  private final FakeProtocol protocol = new FakeProtocol();
  private final CallbackDelivery delivery =
      new CallbackDelivery(
          timers,
          timers,
          Timings.SHORT,
          new Planner(Timings.SHORT, new Planner.Setting(Mood.NONE, 1)),
          faults,
          this::post);

  private Future<Integer> post(String url, Answer callback) {
    assertThat(url).isEqualTo("http://127.0.0.1:9/callbacks/sample-a?x=1");
    posted.add(callback);
    return answers.isEmpty() ? Future.succeededFuture(200) : answers.remove();
  }

  private Movement movement(Standing standing, @Nullable String url) {
    var order =
        new Order(
            new Merchant("m-a", SECRET),
            "att_1",
            BookKind.PAYOUT,
            Money.fen(100),
            "****1234",
            "",
            timers.instant().plusSeconds(30),
            url);
    return new Movement(order, "sm1", standing);
  }

  private void settle(CallbackFault fault) {
    var done = new Standing.Done(timers.instant());
    delivery.settled(protocol, movement(done, "http://127.0.0.1:9/callbacks/sample-a?x=1"), fault);
    timers.pass(LONG);
  }

  private List<String> bodies() {
    return posted.stream().map(callback -> callback.body().toString()).toList();
  }

  private List<@Nullable String> headers(String name) {
    var headers = new ArrayList<@Nullable String>();
    posted.forEach(callback -> headers.add(callback.headers().get(name)));
    return headers;
  }

  @Test
  void aCallbackThatIsTakenIsDeliveredOnce() {
    settle(CallbackFault.NONE);

    assertThat(bodies()).containsExactly("Done");
    assertThat(headers("secret")).containsExactly(SECRET);
    assertThat(headers("target")).containsExactly("/callbacks/sample-a?x=1");
    assertThat(faults.snapshot()).isEmpty();
  }

  @Test
  void itIsDeliveredAgainUnderAnotherNonceUntilItIsTaken() {
    answers.add(Future.succeededFuture(503));
    answers.add(Future.failedFuture("refused"));
    answers.add(Future.succeededFuture(401));

    settle(CallbackFault.NONE);

    assertThat(posted).hasSize(4);
    assertThat(headers("nonce")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204, 409})
  void aReceiverThatHasItIsLeftInPeace(int status) {
    answers.add(Future.succeededFuture(status));

    settle(CallbackFault.NONE);

    assertThat(posted).hasSize(1);
    assertThat(timers.idle()).isTrue();
  }

  @Test
  void itIsGivenUpWhenTheBackOffIsUsedUp() {
    int most = Timings.SHORT.callbackBackOff().size() + 1;
    for (int i = 0; i < most + 5; i++) {
      answers.add(Future.succeededFuture(500));
    }

    settle(CallbackFault.NONE);

    assertThat(posted).hasSize(most);
    assertThat(timers.idle()).isTrue();
  }

  @Test
  void aLostCallbackIsNeverDelivered() {
    settle(CallbackFault.LOST);

    assertThat(posted).isEmpty();
    assertThat(faults.snapshot()).containsEntry("callback.LOST", 1L);
  }

  @Test
  void aDuplicateHasItsOwnNonceAndAReplayDoesNot() {
    settle(CallbackFault.DUPLICATED);
    assertThat(headers("nonce")).hasSize(2).doesNotHaveDuplicates();

    posted.clear();
    settle(CallbackFault.REPLAYED);
    assertThat(posted).hasSize(2);
    assertThat(posted.get(1)).isSameAs(posted.get(0));
  }

  @Test
  void outOfOrderMeansProcessingAfterTheResult() {
    settle(CallbackFault.OUT_OF_ORDER);

    assertThat(bodies()).containsExactly("Done", "Processing");
  }

  @Test
  void aLateCallbackComesSecondsLater() {
    var done = new Standing.Done(timers.instant());
    delivery.settled(
        protocol, movement(done, "http://127.0.0.1:9/callbacks/sample-a?x=1"), CallbackFault.LATE);

    timers.pass(Duration.ofMillis(900));
    assertThat(posted).isEmpty();
    timers.pass(Timings.SHORT.callbackLate());
    assertThat(posted).hasSize(1);
  }

  @Test
  void aForgeryClaimsSuccessWithAWrongKeyAndIsNotRepeated() {
    answers.add(Future.succeededFuture(401));
    String url = "http://127.0.0.1:9/callbacks/sample-a?x=1";
    delivery.taken(protocol, movement(new Standing.Processing(), url), CallbackFault.FORGED);
    timers.pass(LONG);

    assertThat(bodies()).containsExactly("Done");
    assertThat(headers("secret")).doesNotContain(SECRET);

    var declined = new Standing.Declined(Decline.CHANNEL_BUSY);
    delivery.settled(protocol, movement(declined, url), CallbackFault.FORGED);
    timers.pass(LONG);

    assertThat(bodies()).containsExactly("Done", "Declined");
    assertThat(faults.snapshot()).containsEntry("callback.FORGED", 1L);
  }

  @ParameterizedTest
  @EnumSource(CallbackFault.class)
  void nobodyIsToldWhenNoAddressIsGiven(CallbackFault fault) {
    delivery.taken(protocol, movement(new Standing.Processing(), null), fault);
    delivery.settled(protocol, movement(new Standing.Done(timers.instant()), null), fault);
    timers.pass(LONG);

    assertThat(posted).isEmpty();
  }
}
