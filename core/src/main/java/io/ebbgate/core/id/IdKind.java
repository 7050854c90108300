package io.ebbgate.core.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The kinds of identifiers and their public form: a prefix, an underscore and 26 characters of
 * Crockford's base 32 in lower case, most significant bits first, so that text order is time order.
 */
public enum IdKind {
  CLIENT("cli"),
  CUSTOMER("cus"),
  CREDIT_LINE("line"),
  CARD("card"),
  AGREEMENT("agr"),
  DRAWDOWN("drw"),
  LOAN("loan"),
  REPAYMENT("rep"),
  ATTEMPT("att"),
  EVIDENCE("evi"),
  LEDGER_ENTRY("led"),
  NOTICE("ntc"),
  INCIDENT("inc"),
  OPERATOR_ACTION("act"),
  ORPHAN("orp"),
  PRODUCT_CHANGE("pch"),
  LOAN_COMMAND("lcm"),
  REQUEST("req");

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private final String prefix;

  IdKind(String prefix) {
    this.prefix = prefix;
  }

  /** The prefix without its underscore. */
  public String prefix() {
    return prefix;
  }

  /** The public form of an identifier of this kind. */
  public String format(UUID id) {
    var text = new char[LENGTH];
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (low & 31));
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return prefix + "_" + new String(text);
  }

  /**
   * The identifier behind a public form; empty when the text is not a canonical form of this kind.
   */
  public Optional<UUID> parse(String text) {
    int start = prefix.length() + 1;
    if (text.length() != start + LENGTH
        || !text.startsWith(prefix)
        || text.charAt(start - 1) != '_'
        || text.charAt(start) > '7') {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      high = (high << 5) | (low >>> 59);
      low = (low << 5) | digit;
    }
    return Optional.of(new UUID(high, low));
  }
}
