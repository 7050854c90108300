package io.ebbgate.cluster.hazelcast;

import static io.ebbgate.cluster.Requests.reserve;
import static io.ebbgate.cluster.Requests.row;
import static io.ebbgate.cluster.hazelcast.Members.answerOf;
import static io.ebbgate.cluster.hazelcast.Members.apply;
import static io.ebbgate.cluster.hazelcast.Members.freePorts;
import static io.ebbgate.cluster.hazelcast.Members.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several members in one process, some of which die. */
class ClusterIT {

  private static final int CUSTOMERS = 300;
  private static final long NOW_MS = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Members members = new Members();

  @AfterEach
  void close() {
    members.close();
  }

  private static List<GridStep> installs() {
    List<GridStep> steps = new ArrayList<>();
    for (int customer = 1; customer <= CUSTOMERS; customer++) {
      steps.add(new GridStep.Install(row(customer, 1, 1_000)));
    }
    return steps;
  }

  private static List<GridStep> reservations(int firstNumber) {
    List<GridStep> steps = new ArrayList<>();
    for (int customer = 1; customer <= CUSTOMERS; customer++) {
      steps.add(reserve(customer, firstNumber + customer, 600));
    }
    return steps;
  }

  private static void awaitMembers(int count, HazelcastMember... seenBy) {
    for (HazelcastMember member : seenBy) {
      await().atMost(PATIENCE).until(() -> member.state().members() == count);
    }
  }

  private static void awaitBackups(HazelcastMember member) {
    await().atMost(PATIENCE).until(() -> member.instance().getPartitionService().isClusterSafe());
  }

  private static void terminate(HazelcastMember member) {
    member.instance().getLifecycleService().terminate();
  }

  @Test
  void a_killed_member_takes_no_reservation_along_and_the_rest_goes_on() {
    List<Integer> ports = freePorts(3);
    HazelcastMember first = members.start(settings("kill", ports.get(0), ports, 3));
    HazelcastMember second = members.start(settings("kill", ports.get(1), ports, 3));
    HazelcastMember third = members.start(settings("kill", ports.get(2), ports, 3));
    awaitMembers(3, first, second, third);
    awaitBackups(first);

    // Steps of one batch go to all owners; the answers come from all.
    assertThat(apply(first, NOW_MS, installs())).containsOnly(new UpdateAnswer.Applied());
    assertThat(apply(second, NOW_MS, reservations(0))).containsOnly(new ReserveAnswer.Reserved());
    awaitBackups(first);
    terminate(third);
    assertThat(third.state().inQuorum()).isFalse();
    awaitMembers(2, first, second);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(apply(first, NOW_MS + 1, reservations(CUSTOMERS)))
                .containsOnly(new ReserveAnswer.CreditTooSmall(400)));
    assertThat(first.state().inQuorum()).isTrue();

    // Two more copies are gone at once: fewer than the quorum answer nothing.
    terminate(second);
    awaitMembers(1, first);
    assertThat(first.state().inQuorum()).isFalse();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(apply(first, NOW_MS + 2, reservations(2 * CUSTOMERS)))
                .containsOnly(new Unavailable(Unavailable.Reason.NO_QUORUM)));
  }

  @Test
  void a_member_that_leaves_gracefully_hands_its_entries_over() {
    List<Integer> ports = freePorts(2);
    HazelcastMember first = members.start(settings("leave", ports.get(0), ports, 1));
    HazelcastMember second = members.start(settings("leave", ports.get(1), ports, 1));
    awaitMembers(2, first, second);
    apply(first, NOW_MS, installs());
    apply(first, NOW_MS, reservations(0));
    second.close();
    awaitMembers(1, first);
    assertThat(apply(first, NOW_MS, reservations(CUSTOMERS)))
        .containsOnly(new ReserveAnswer.CreditTooSmall(400));
  }

  @Test
  void a_divided_cluster_that_joins_again_forgets_its_entries() {
    // The first looks for the second, which is not there yet and does not look for the first: for a
    // while they are two clusters, both in quorum since each expects only itself.
    List<Integer> ports = freePorts(3);
    HazelcastMember lonely = members.start(settings("merge", ports.get(0), ports, 1));
    List<Integer> others = ports.subList(1, 3);
    HazelcastMember second = members.start(settings("merge", ports.get(1), others, 1));
    HazelcastMember third = members.start(settings("merge", ports.get(2), others, 1));
    awaitMembers(2, second, third);
    List<GridAnswer> installed = apply(second, NOW_MS, installs());
    assertThat(installed).containsOnly(new UpdateAnswer.Applied());

    awaitMembers(3, lonely, second, third);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(apply(lonely, NOW_MS, reservations(0)))
                .containsOnly(new ReserveAnswer.NotLoaded()));
    assertThat(answerOf(second.customerGrid().apply(reservations(CUSTOMERS), NOW_MS)))
        .containsOnly(new ReserveAnswer.NotLoaded());
  }
}
