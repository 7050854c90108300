package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.operator.CarryOutMarks;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.operator.ServeOperators;
import io.ebbgate.simulator.store.people.SimOperatorBook;
import io.ebbgate.simulator.time.NodeLife;
import java.time.Duration;
import java.util.List;

/** Where people act at one node, wired as the gateway's own wiring does it. */
final class NodeDesk {
  private final CarryOutMarks marks;
  private final Operators operators;

  NodeDesk(Surroundings around, NodeLife life, Movements movements, Bookings bookings) {
    OperatorBook real =
        new SimOperatorBook(
            around.tables().people(),
            around.notices(),
            around.inspector(),
            around.link(),
            life,
            around.scheduler(),
            around.violations());
    var book = around.behaviour().operators(real);
    var clock = life.clock();
    this.marks =
        new CarryOutMarks(
            book, movements, life, clock, new CarryOutMarks.Settings(Duration.ofSeconds(5), 16));
    var orphans =
        new DecideOrphans(
            Duration.ofMinutes(1), List.of(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    this.operators = new ServeOperators(book, marks, bookings, orphans, around.ids(), clock);
  }

  void start() {
    marks.start();
  }

  Operators operators() {
    return operators;
  }
}
