package io.ebbgate.core.lifecycle;

import io.ebbgate.core.movement.MovementKind;
import java.util.List;
import java.util.function.UnaryOperator;

/** Of each order for itself: what an attempt books goes to either. */
record Ledgers(Books drawn, Books collected) {
  static final Ledgers EMPTY =
      new Ledgers(Books.of(MovementKind.PAYOUT), Books.of(MovementKind.DEBIT));

  List<Books> both() {
    return List.of(drawn, collected);
  }

  Ledgers each(UnaryOperator<Books> change) {
    return new Ledgers(change.apply(drawn), change.apply(collected));
  }
}
