package io.ebbgate.simulator.world;

import io.ebbgate.core.id.Ids;
import io.ebbgate.simulator.guard.GuardChoices;
import io.ebbgate.simulator.node.SimNode;
import io.ebbgate.simulator.node.SimTerms;
import io.ebbgate.simulator.node.Surroundings;
import io.ebbgate.simulator.provider.Gateways;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.NodeLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The nodes of a world: crashed and started again, paused, and with clocks that jump. */
final class Fleet implements Gateways {
  private static final int NODES = 3;

  private final List<@Nullable SimNode> nodes = new ArrayList<>();
  private final SimTerms terms = new SimTerms();
  private @Nullable Surroundings around;

  /** Starts all nodes; once. */
  void start(Surroundings surroundings) {
    around = surroundings;
    SimTerms.CHANNELS.forEach(this::guardOtherwise);
    for (int place = 0; place < NODES; place++) {
      nodes.add(null);
      boot(place);
    }
    disturb();
  }

  private Surroundings around() {
    if (around == null) {
      throw new IllegalStateException("not started");
    }
    return around;
  }

  private void boot(int place) {
    long morning = around().calendar().pauseMicros();
    if (morning > 0) {
      around().scheduler().after(morning + around().chance().micros(200, 8_000), () -> boot(place));
      return;
    }
    Ids ids = around().ids();
    var life =
        new NodeLife(
            ids.next(),
            around().scheduler(),
            around().chance(),
            around().faults(),
            around().calendar().zone(),
            () -> crashed(place));
    var node = new SimNode(around(), life, terms);
    nodes.set(place, node);
    node.start();
  }

  private void crashed(int place) {
    nodes.set(place, null);
    around().scheduler().after(around().chance().micros(200, 8_000), () -> boot(place));
  }

  /** Every now and then something happens to some node or to the grid. */
  private void disturb() {
    var chance = around().chance();
    around()
        .scheduler()
        .after(
            around().calendar().pauseMicros() + chance.micros(500, 6_000),
            () -> {
              if (around().faults().on()) {
                strike();
                disturb();
              }
            });
  }

  private void strike() {
    var chance = around().chance();
    switch (chance.below(13)) {
      case 0 -> around().grid().failOver();
      case 1 -> chance.pick(around().providers()).maintain(chance.micros(500, 8_000));
      case 2 -> around().grid().copy();
      case 3 -> {
        around().faults().count(FaultKind.GUARDS_CHANGED);
        guardOtherwise(chance.pick(SimTerms.CHANNELS));
      }
      case 4, 5, 6 -> someNode(FaultKind.NODE_CRASHED, NodeLife::crash);
      case 7, 8, 9 ->
          someNode(FaultKind.NODE_PAUSED, life -> life.pause(chance.micros(20, 15_000)));
      case 10 -> around().link().fillDisk(chance.micros(300, 7_000));
      default -> {
        int most = chance.oneIn(4) ? 120_000 : 1_500;
        var offset = Duration.ofMillis(chance.below(2 * most) - most);
        someNode(FaultKind.CLOCK_JUMPED, life -> life.setClock(offset));
      }
    }
  }

  private void someNode(FaultKind kind, Consumer<NodeLife> strike) {
    var node = nodes.get(around().chance().below(NODES));
    if (node != null) {
      around().faults().count(kind);
      strike.accept(node.life());
    }
  }

  private void guardOtherwise(String channel) {
    terms.guard(channel, GuardChoices.some(around().chance()));
  }

  /** No node runs before the pause is over. */
  void shutDown() {
    for (var node : List.copyOf(nodes.stream().filter(Objects::nonNull).toList())) {
      node.life().crash();
    }
  }

  /** All clocks are set right, for the end. */
  void repair() {
    for (var node : nodes) {
      if (node != null) {
        node.life().setClock(Duration.ZERO);
      }
    }
  }

  /** A node that runs now. */
  Optional<SimNode> anyNode() {
    int first = around().chance().below(NODES);
    for (int i = 0; i < NODES; i++) {
      var node = nodes.get((first + i) % NODES);
      if (node != null && node.life().isRunning()) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Door> any() {
    return anyNode().map(Door.class::cast);
  }
}
