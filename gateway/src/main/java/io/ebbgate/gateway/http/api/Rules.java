package io.ebbgate.gateway.http.api;

import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.http.json.TextRule;
import java.util.Set;

/** What the texts of the API must look like; the contract's patterns say the same. */
public final class Rules {
  static final TextRule CUSTOMER_REFERENCE =
      TextRule.pattern("[\\x21-\\x7e]{1,64}", "Give 1 to 64 visible ASCII characters.");

  /** A person's name. */
  public static final TextRule NAME = TextRule.visible(1, 64);

  static final TextRule PHONE =
      TextRule.pattern("\\+?[0-9]{6,15}", "Give 6 to 15 digits, with a leading plus if you like.");
  static final TextRule CARD_NUMBER =
      new TextRule(
          Rules::isCardNumber, "Give 12 to 19 digits whose last one fits (ISO/IEC 7812-1).");
  static final TextRule BANK =
      TextRule.pattern("[A-Z0-9]{2,16}", "Give 2 to 16 capital letters or digits.");

  /** A code of a product, a funder or a channel. */
  public static final TextRule CODE =
      TextRule.pattern(
          "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?",
          "Give 1 to 64 small letters, digits and inner hyphens.");

  static final TextRule AGREEMENT_CODE =
      TextRule.pattern("[0-9A-Za-z]{4,8}", "Give 4 to 8 letters or digits.");

  /** A reference to something elsewhere. */
  public static final TextRule REFERENCE = TextRule.visible(1, 64);

  static final TextRule TOKEN =
      TextRule.pattern("[\\x21-\\x7e]{1,1024}", "Give the identifier as it was issued.");
  static final TextRule METHOD =
      TextRule.pattern("[A-Z][A-Z0-9_]{0,31}", "Give a name in capitals such as FACE.");
  static final TextRule REPAYMENT_KIND =
      new TextRule(
          Set.of("SCHEDULED", "EARLY_FULL", "EARLY_PARTIAL", "OVERDUE")::contains,
          "Give SCHEDULED, EARLY_FULL, EARLY_PARTIAL or OVERDUE.");

  /** Why somebody does something. */
  public static final TextRule REASON = TextRule.visible(1, 500);

  /** How an incident may end. */
  public static final TextRule RESOLUTION =
      new TextRule(
          text -> Resolution.of(text).isPresent(),
          "Give EXPLAINED, RETURNED_BY_PROVIDER, RETURNED_TO_CUSTOMER or GIVEN_UP.");

  /** What may be asked of an order. */
  public static final TextRule ORDER_ACTION =
      new TextRule(
          Set.of("QUERY_NOW", "HOLD", "RESUME", "MARK_MOVED", "MARK_NOT_MOVED", "MARK_RETURNED")
              ::contains,
          "Give QUERY_NOW, HOLD, RESUME, MARK_MOVED, MARK_NOT_MOVED or MARK_RETURNED.");

  private Rules() {}

  /** 12 to 19 digits that pass the Luhn check. */
  private static boolean isCardNumber(String text) {
    if (text.length() < 12 || text.length() > 19) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(text.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
