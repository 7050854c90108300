package io.ebbgate.cluster.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import io.ebbgate.cluster.CustomerGrid;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.Unavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps as entry-processor calls, one for each member that owns some of the customers: a member
 * that hangs holds up its own customers only, and is sent its own steps only.
 *
 * <p>Such a call is answered once the owners have taken the steps; their backups are sent before
 * the answer but not waited for. An owner killed within that moment may take acknowledged
 * reservations along, which the database then decides alone.
 */
final class HazelcastCustomerGrid implements CustomerGrid {

  private static final Logger LOG = LoggerFactory.getLogger(HazelcastCustomerGrid.class);

  private final IMap<UUID, @Nullable StoredCustomer> customers;
  private final PartitionService partitions;
  private final EntryTerms terms;
  private final int callTimeoutMs;
  private final AtomicReference<Unavailable.@Nullable Reason> trouble = new AtomicReference<>();

  HazelcastCustomerGrid(HazelcastInstance instance, EntryTerms terms, int callTimeoutMs) {
    this.customers = instance.getMap(MemberConfiguration.CUSTOMERS);
    this.partitions = instance.getPartitionService();
    this.terms = terms;
    this.callTimeoutMs = callTimeoutMs;
  }

  @Override
  public CompletionStage<List<GridAnswer>> apply(List<GridStep> steps, long nowMs) {
    GridAnswer[] answers = new GridAnswer[steps.size()];
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (Share share : shares(steps)) {
      calls.add(call(share, nowMs, answers));
    }
    return CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new))
        .thenApply(ignored -> Arrays.asList(answers));
  }

  /** The steps of the customers that one member owns, with their places in the batch. */
  private static final class Share {
    final Map<UUID, List<GridStep>> steps = new LinkedHashMap<>();
    final Map<UUID, List<Integer>> places = new LinkedHashMap<>();

    void add(GridStep step, int place) {
      steps.computeIfAbsent(step.customerId(), id -> new ArrayList<>(1)).add(step);
      places.computeIfAbsent(step.customerId(), id -> new ArrayList<>(1)).add(place);
    }
  }

  private Iterable<Share> shares(List<GridStep> steps) {
    // An owner that is not known (the member is stopping, the cluster is small and new) gets a
    // share
    // as well; the call finds the owner or fails.
    Map<Optional<UUID>, Share> byOwner = new LinkedHashMap<>();
    for (int place = 0; place < steps.size(); place++) {
      GridStep step = steps.get(place);
      byOwner.computeIfAbsent(owner(step.customerId()), id -> new Share()).add(step, place);
    }
    return byOwner.values();
  }

  private Optional<UUID> owner(UUID customerId) {
    try {
      return Optional.ofNullable(partitions.getPartition(customerId).getOwner())
          .map(Member::getUuid);
    } catch (HazelcastInstanceNotActiveException stopped) {
      LOG.debug("no owner: the member has stopped", stopped);
      return Optional.empty();
    }
  }

  private CompletableFuture<Void> call(Share share, long nowMs, GridAnswer[] answers) {
    CompletionStage<Map<UUID, StepAnswers>> call;
    try {
      call =
          customers.submitToKeys(
              share.steps.keySet(), new StepsProcessor(share.steps, nowMs, terms));
    } catch (RuntimeException refused) {
      call = CompletableFuture.failedFuture(refused);
    }
    // On the thread that brings the answer: by default the vendor would add a hand-off to a pool.
    return call.handleAsync(Outcome::new, Runnable::run)
        .toCompletableFuture()
        .completeOnTimeout(
            new Outcome(null, new TimeoutException()), callTimeoutMs, TimeUnit.MILLISECONDS)
        .thenAccept(outcome -> place(share, outcome, answers));
  }

  private record Outcome(@Nullable Map<UUID, StepAnswers> answers, @Nullable Throwable failure) {}

  private void place(Share share, Outcome outcome, GridAnswer[] answers) {
    Unavailable unavailable =
        new Unavailable(
            outcome.answers() == null ? reason(outcome.failure()) : Unavailable.Reason.FAILED);
    if (outcome.answers() == null) {
      warnOnce(unavailable.reason(), outcome.failure());
    } else {
      trouble.set(null);
    }
    share.places.forEach((customerId, places) -> {
      StepAnswers given = outcome.answers() == null ? null : outcome.answers().get(customerId);
      for (int i = 0; i < places.size(); i++) {
        answers[places.get(i)] = given == null ? unavailable : given.answers().get(i);
      }
    });
  }

  private static Unavailable.Reason reason(@Nullable Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          reason(wrapped.getCause());
      case SplitBrainProtectionException ignored -> Unavailable.Reason.NO_QUORUM;
      case TimeoutException ignored -> Unavailable.Reason.TIMED_OUT;
      case OperationTimeoutException ignored -> Unavailable.Reason.TIMED_OUT;
      case HazelcastInstanceNotActiveException ignored -> Unavailable.Reason.STOPPED;
      case null, default -> Unavailable.Reason.FAILED;
    };
  }

  /** Once until it changes: a lost quorum fails every batch. */
  private void warnOnce(Unavailable.Reason reason, @Nullable Throwable failure) {
    if (trouble.getAndSet(reason) == reason) {
      return;
    }
    if (reason == Unavailable.Reason.FAILED) {
      LOG.error("the grid gives no answers", failure);
    } else {
      LOG.warn("the grid gives no answers: {}", reason);
    }
  }
}
