package io.ebbgate.cluster.hazelcast;

import io.ebbgate.cluster.ClusterSettings;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.Assertions;

/** Real members in this process, on the loopback. */
final class Members implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<HazelcastMember> started = new ArrayList<>();

  /** Starts one and closes it with the others. */
  HazelcastMember start(ClusterSettings settings) {
    HazelcastMember member = HazelcastMember.start(settings);
    started.add(member);
    return member;
  }

  /** Settings of a member that joins those at these ports. */
  static ClusterSettings settings(
      String cluster, int port, List<Integer> joined, int expectedMembers) {
    return new ClusterSettings(
        cluster,
        "127.0.0.1",
        port,
        joined.stream().map(other -> "127.0.0.1:" + other).toList(),
        31,
        1,
        expectedMembers,
        5_000,
        5_000,
        2_000,
        5_000,
        1,
        1,
        10_000,
        new EntryTerms(60_000, 600_000, 1_000));
  }

  /** Ports that are free now. */
  static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Waits for a stage of the grid. */
  static <T> T answerOf(CompletionStage<T> stage) {
    return Assertions.assertThat(stage.toCompletableFuture()).succeedsWithin(PATIENCE).actual();
  }

  /** The answers of one call. */
  static List<GridAnswer> apply(HazelcastMember member, long nowMs, List<GridStep> steps) {
    return answerOf(member.customerGrid().apply(steps, nowMs));
  }

  @Override
  public void close() {
    // The first ones at once, the last gracefully: nobody is left to take the entries over.
    started.reversed().stream()
        .limit(started.size() - 1L)
        .forEach(member -> member.instance().getLifecycleService().terminate());
    started.forEach(HazelcastMember::close);
  }
}
