package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.fault.Chance;
import io.ebbgate.sandbox.protocol.Agreement;
import io.ebbgate.sandbox.protocol.Agreement.State;
import io.ebbgate.sandbox.protocol.Merchant;
import io.ebbgate.sandbox.protocol.Order;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The agreements of all merchants. Thread-safe. */
final class AgreementStore {

  private final int maximum;
  private final Map<String, Agreement> byNumber = new ConcurrentHashMap<>();

  AgreementStore(int maximum) {
    this.maximum = maximum;
  }

  Agreement start(Merchant merchant, String reference, String counterparty) {
    String number = "sa" + Chance.name("agreement", merchant.id(), reference);
    if (byNumber.size() >= maximum && !byNumber.containsKey(number)) {
      throw new IllegalStateException("the sandbox holds no more agreements");
    }
    return byNumber.computeIfAbsent(
        number, key -> new Agreement(merchant.id(), key, counterparty, State.STARTED));
  }

  Optional<Agreement> find(Merchant merchant, String number) {
    return Optional.ofNullable(byNumber.get(number))
        .filter(agreement -> agreement.merchant().equals(merchant.id()));
  }

  void change(Agreement agreement) {
    byNumber.replace(agreement.number(), agreement);
  }

  /** Whether the debit's agreement is active and of the same card. */
  boolean permits(Order debit) {
    return find(debit.merchant(), debit.agreement())
        .filter(agreement -> agreement.state() == State.ACTIVE)
        .filter(agreement -> agreement.counterparty().equals(debit.counterparty()))
        .isPresent();
  }
}
