package io.ebbgate.gateway.usecase.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheredAccountDetailsTest {
  private static final UUID UNREADABLE = card(66);
  private static final UUID THROWING = card(88);
  private static final UUID ABSENT = card(77);

  private final FakeStore store = new FakeStore();
  private final GatheredAccountDetails cards = new GatheredAccountDetails(store, 4, Runnable::run);

  /** Keeps reads open until told to answer. */
  private static final class FakeStore implements AccountDetailsSource {
    record Read(Collection<UUID> cards, Promise<Map<UUID, AccountDetails>> end) {}

    final ArrayDeque<Read> open = new ArrayDeque<>();
    final List<List<UUID>> reads = new ArrayList<>();

    @Override
    public Future<Map<UUID, AccountDetails>> details(Collection<UUID> cardIds) {
      reads.add(List.copyOf(cardIds));
      if (cardIds.contains(THROWING)) {
        throw new IllegalStateException("a card cannot be opened");
      }
      var read = new Read(cardIds, Promise.promise());
      open.add(read);
      return read.end().future();
    }

    void answer() {
      var read = open.remove();
      if (read.cards().contains(UNREADABLE)) {
        read.end().fail("a card cannot be opened");
        return;
      }
      var found = new HashMap<UUID, AccountDetails>();
      read.cards().stream()
          .filter(card -> !card.equals(ABSENT))
          .forEach(card -> found.put(card, clear(card)));
      read.end().complete(found);
    }

    void answerAll() {
      while (!open.isEmpty()) {
        answer();
      }
    }
  }

  private static AccountDetails clear(UUID card) {
    return new AccountDetails(card.toString(), "Li Wei", "ICBC");
  }

  private static UUID card(long number) {
    return new UUID(9, number);
  }

  private List<Future<AccountDetails>> ask(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> cards.details(card(i))).toList();
  }

  @Test
  void anIdleReaderReadsAtOnceAndWhatIsAskedMeanwhileIsTheNextRead() {
    var first = ask(1, 1);
    var later = ask(2, 4);
    assertThat(store.reads).containsExactly(List.of(card(1)));

    store.answer();
    assertThat(first.getFirst().result()).isEqualTo(clear(card(1)));
    assertThat(store.reads).last().isEqualTo(List.of(card(2), card(3), card(4)));

    store.answer();
    assertThat(later)
        .extracting(Future::result)
        .containsExactly(clear(card(2)), clear(card(3)), clear(card(4)));
    assertThat(store.open).isEmpty();
  }

  @Test
  void aReadIsNeverLargerThanItsLimitAndACardThatIsAskedForTwiceIsReadOnce() {
    ask(0, 0);
    var many = ask(1, 6);
    var again = ask(6, 6);
    store.answerAll();

    assertThat(store.reads).extracting(List::size).containsExactly(1, 4, 2);
    assertThat(many).allMatch(Future::succeeded);
    assertThat(again).allMatch(Future::succeeded);
  }

  @Test
  void aCardThatCannotBeReadOrIsNotThereFailsAlone() {
    ask(0, 0);
    var good = ask(1, 2);
    var bad = cards.details(UNREADABLE);
    store.answerAll();
    assertThat(good).allMatch(Future::succeeded);
    assertThat(bad.failed()).isTrue();

    ask(0, 0);
    var other = ask(3, 3);
    var absent = cards.details(ABSENT);
    store.answerAll();
    assertThat(other).allMatch(Future::succeeded);
    assertThat(absent.cause()).hasMessageContaining("no such card");
  }

  @Test
  void aSourceThatThrowsFailsThatCardAloneAndGoesOnBeingAsked() {
    assertThat(cards.details(THROWING).failed()).isTrue();

    ask(0, 0);
    var good = ask(1, 2);
    var bad = cards.details(THROWING);
    store.answerAll();
    assertThat(good).allMatch(Future::succeeded);
    assertThat(bad.failed()).isTrue();

    var later = ask(3, 3);
    store.answerAll();
    assertThat(later).allMatch(Future::succeeded);
  }

  @Test
  void aThrowingHandlerDoesNotKeepTheOthersWaiting() {
    ask(0, 0);
    var one = cards.details(card(1));
    one.onComplete(_ -> {
      throw new IllegalStateException("a defect of the caller");
    });
    var other = cards.details(card(2));
    store.answerAll();
    assertThat(other.succeeded()).isTrue();
    assertThat(ask(3, 3)).noneMatch(Future::failed);
  }
}
