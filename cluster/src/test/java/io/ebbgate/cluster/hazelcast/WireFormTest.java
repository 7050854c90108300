package io.ebbgate.cluster.hazelcast;

import static io.ebbgate.cluster.Requests.aborted;
import static io.ebbgate.cluster.Requests.customer;
import static io.ebbgate.cluster.Requests.fingerprint;
import static io.ebbgate.cluster.Requests.key;
import static io.ebbgate.cluster.Requests.line;
import static io.ebbgate.cluster.Requests.order;
import static io.ebbgate.cluster.Requests.reserve;
import static io.ebbgate.cluster.Requests.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import io.ebbgate.cluster.entry.CustomerEntry;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.util.AbstractMap.SimpleEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireFormTest {

  private static final EntryTerms TERMS = new EntryTerms(1_000, 60_000, 100);

  private final InternalSerializationService serialization =
      new DefaultSerializationServiceBuilder()
          .addDataSerializableFactory(GridTypes.FACTORY_ID, new GridTypes())
          .build();

  @AfterEach
  void dispose() {
    serialization.dispose();
  }

  private <T> T overTheWire(T value) {
    return serialization.toObject(serialization.toData(value));
  }

  /** Every kind of step, with and without what is optional, all of one customer. */
  private static List<GridStep> everyStep() {
    LineSnapshot rich =
        new LineSnapshot(
            customer(1), line(1), 7, 9_000, 20, 30, LineState.ACTIVE, Set.of(order(8), order(9)));
    ReserveRequest plain = reserve(1, 1, 100);
    return List.of(
        plain,
        new ReserveRequest(
            customer(1), line(1), order(2), 200, key(2), fingerprint(3), Optional.of(rich)),
        new GridStep.ClaimKey(customer(1), order(4), key(4), fingerprint(5)),
        new GridStep.Install(rich),
        new GridStep.Install(row(1, 9, 10, 1, LineState.FROZEN)),
        new GridStep.Install(row(1, 10, 10, 1, LineState.CLOSED)),
        new GridStep.Invalidate(customer(1)),
        new Settlement.Accepted(
            customer(1), order(1), key(1), fingerprint(1), Optional.of(row(1, 3, 5))),
        new Settlement.Accepted(customer(1), order(1), key(1), fingerprint(1), Optional.empty()),
        new Settlement.Refused(
            customer(1), order(1), key(1), fingerprint(1), Optional.of(row(1, 3, 5))),
        new Settlement.Refused(customer(1), order(1), key(1), fingerprint(1), Optional.empty()),
        new Settlement.AlreadyBound(customer(1), order(1), key(1), order(6), fingerprint(6)),
        aborted(1, 3));
  }

  @Test
  void steps_mean_the_same_on_the_other_side() {
    Map<UUID, List<GridStep>> steps = new LinkedHashMap<>();
    steps.put(customer(1), everyStep());
    steps.put(customer(2), List.of(new GridStep.Install(row(2, 1, 1_000)), reserve(2, 20, 400)));
    StepsProcessor here = new StepsProcessor(steps, 5_000, TERMS);
    StepsProcessor there = overTheWire(here);
    assertThat(there).usingRecursiveComparison().isEqualTo(here);
    for (int number = 1; number <= 2; number++) {
      SimpleEntry<UUID, @Nullable StoredCustomer> primary =
          new SimpleEntry<>(customer(number), null);
      SimpleEntry<UUID, @Nullable StoredCustomer> backup =
          new SimpleEntry<>(customer(number), null);
      assertThat(there.process(backup).answers()).isEqualTo(here.process(primary).answers());
      assertThat(backup.getValue()).usingRecursiveComparison().isEqualTo(primary.getValue());
    }
  }

  @Test
  void every_kind_of_step_is_among_those_tried() {
    assertThat(everyStep().stream().<Class<?>>map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(
            ReserveRequest.class,
            GridStep.ClaimKey.class,
            GridStep.Install.class,
            GridStep.Invalidate.class,
            Settlement.Accepted.class,
            Settlement.Refused.class,
            Settlement.AlreadyBound.class,
            Settlement.Aborted.class);
  }

  @Test
  void answers_come_back_as_they_were_given() {
    List<GridAnswer> answers =
        List.of(
            new ReserveAnswer.Reserved(),
            new ReserveAnswer.CreditTooSmall(123_456),
            new ReserveAnswer.LineNotActive(LineState.FROZEN),
            new ReserveAnswer.KeyInFlight(),
            new ReserveAnswer.KeyDone(order(1), true),
            new ReserveAnswer.KeyDone(order(2), false),
            new ReserveAnswer.NotLoaded(),
            new UpdateAnswer.Applied(),
            new Unavailable(Unavailable.Reason.FAILED));
    assertThat(overTheWire(new StepAnswers(answers)).answers()).isEqualTo(answers);
  }

  @Test
  void an_entry_is_replicated_whole_and_in_its_order() {
    CustomerEntry entry = new CustomerEntry();
    entry.take(new GridStep.Install(row(1, 3, 100_000)), 5_000, TERMS);
    IntStream.rangeClosed(1, 20)
        .forEach(number -> entry.take(reserve(1, number, number), 5_000 + number, TERMS));
    IntStream.rangeClosed(5, 9)
        .forEach(number ->
            entry.take(
                new Settlement.Refused(
                    customer(1), order(number), key(number), fingerprint(number), Optional.empty()),
                5_100,
                TERMS));
    CustomerEntry copy = overTheWire(new StoredCustomer(entry)).entry();
    assertThat(copy.lines()).containsExactlyEntriesOf(entry.lines());
    assertThat(copy.pending()).containsExactlyEntriesOf(entry.pending()).hasSize(15);
    assertThat(copy.inFlight()).containsExactlyEntriesOf(entry.inFlight()).hasSize(15);
    assertThat(copy.bound()).containsExactlyEntriesOf(entry.bound()).hasSize(5);
  }

  @Test
  void an_unknown_type_is_an_error_and_not_an_empty_value() {
    assertThatThrownBy(() -> new GridTypes().create(99))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
