package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells somebody whose quote cannot be paid on what is owed now: all of it as {@code owedNow}, and,
 * where the same kind of repayment is still possible, what that costs as {@code quotedNow}.
 */
final class OwedNow {
  private OwedNow() {}

  static Problem problem(
      ProblemCode code,
      String detail,
      LocalDate on,
      Components everything,
      Optional<Components> sameKind) {
    var more = new LinkedHashMap<String, Object>();
    more.put("valueDate", on.toString());
    more.put("owedNow", tree(everything));
    sameKind.ifPresent(parts -> more.put("quotedNow", tree(parts)));
    return new Problem(code, detail + " Ask for a new quote.", more);
  }

  private static Map<String, Object> tree(Components parts) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("amount", tree(parts.total()));
    var components = new LinkedHashMap<String, Object>();
    components.put("principal", tree(parts.principal()));
    components.put("interest", tree(parts.interest()));
    components.put("fee", tree(parts.fee()));
    components.put("penalty", tree(parts.penalty()));
    tree.put("components", components);
    return tree;
  }

  private static Map<String, Object> tree(Money money) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("amount", money.minor());
    tree.put("currency", money.currency().getCurrencyCode());
    return tree;
  }
}
