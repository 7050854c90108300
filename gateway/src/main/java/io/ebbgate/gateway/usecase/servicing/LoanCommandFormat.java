package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.document.Entry;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Orders about loans as trees, as they are asked for and stored. Pure. */
public final class LoanCommandFormat {
  private static final int MOST_PERIODS = 1_000;
  private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");
  private static final String ROLE = "role";
  private static final String REPAYMENT = "repaymentId";

  /** The orders that can be given, by the name that they have outside. */
  public enum Kind {
    /** Move the end later. */
    EXTEND,
    /** Move the end earlier. */
    SHORTEN,
    /** Move one due day later. */
    DEFER,
    /** Give a part of interest, fee and penalty up. */
    WAIVE,
    /** Let interest and penalty stand still. */
    STOP_INTEREST,
    /** Hold the loan for a dispute. */
    HOLD_DISPUTE,
    /** End that hold. */
    RELEASE_DISPUTE,
    /** Take the loan off the books. */
    WRITE_OFF,
    /** Let what a repayment paid be owed again, since its money was taken back. */
    REVERSE_COLLECTION,
    /** Let a repayment count on another day. */
    CORRECT_DATE,
    /** Have a sponsor bear the interest of some days. */
    APPLY_COUPON
  }

  private LoanCommandFormat() {}

  /** The kind of an order. */
  public static Kind kind(LoanCommand command) {
    return switch (command) {
      case LoanCommand.Extend _ -> Kind.EXTEND;
      case LoanCommand.Shorten _ -> Kind.SHORTEN;
      case LoanCommand.Defer _ -> Kind.DEFER;
      case LoanCommand.Waive _ -> Kind.WAIVE;
      case LoanCommand.StopInterest _ -> Kind.STOP_INTEREST;
      case LoanCommand.HoldDispute _ -> Kind.HOLD_DISPUTE;
      case LoanCommand.ReleaseDispute _ -> Kind.RELEASE_DISPUTE;
      case LoanCommand.WriteOff _ -> Kind.WRITE_OFF;
      case LoanCommand.Reverse _ -> Kind.REVERSE_COLLECTION;
      case LoanCommand.Correct _ -> Kind.CORRECT_DATE;
      case LoanCommand.ApplyCoupon _ -> Kind.APPLY_COUPON;
      case LoanCommand.Recover _, LoanCommand.Compensate _ ->
          throw new IllegalArgumentException("not given by people over the API: " + command);
    };
  }

  /**
   * What somebody asks for.
   *
   * @param role of who asks, which limits what may be given up
   */
  public static LoanCommand asked(Entry entry, String role) {
    return read(entry, role);
  }

  /** What is stored, the role with it. */
  public static LoanCommand stored(Entry entry) {
    return read(entry, entry.text(ROLE, ""));
  }

  private static LoanCommand read(Entry entry, String role) {
    var command =
        switch (entry.choice("kind", Kind.class)) {
          case EXTEND ->
              new LoanCommand.Extend(
                  (int) entry.number("periods", 1, MOST_PERIODS),
                  entry.money("principal"),
                  entry.text("approvalReference"),
                  entry.text("priceReference"),
                  entry.text("contractReference"));
          case SHORTEN -> new LoanCommand.Shorten((int) entry.number("periods", 1, MOST_PERIODS));
          case DEFER ->
              new LoanCommand.Defer(
                  (int) entry.number("number", 1, MOST_PERIODS), entry.date("dueDate"));
          case WAIVE -> new LoanCommand.Waive(amounts(entry), role);
          case STOP_INTEREST -> new LoanCommand.StopInterest();
          case HOLD_DISPUTE -> new LoanCommand.HoldDispute();
          case RELEASE_DISPUTE -> new LoanCommand.ReleaseDispute();
          case WRITE_OFF -> new LoanCommand.WriteOff();
          case REVERSE_COLLECTION -> new LoanCommand.Reverse(repayment(entry));
          case CORRECT_DATE ->
              new LoanCommand.Correct(repayment(entry), Optional.empty(), entry.date("valueDate"));
          case APPLY_COUPON ->
              new LoanCommand.ApplyCoupon(
                  (int) entry.number("days", 1, MOST_PERIODS), code(entry, "sponsor"));
        };
    entry.noMore();
    return command;
  }

  /** As codes are everywhere: it becomes a part of an account. */
  private static String code(Entry entry, String key) {
    var text = entry.text(key);
    if (!text.isEmpty() && !CODE.matcher(text).matches()) {
      entry.wrong(key, "must be 1 to 64 small letters, digits and inner hyphens");
    }
    return text;
  }

  private static UUID repayment(Entry entry) {
    var text = entry.text(REPAYMENT);
    return IdKind.REPAYMENT
        .parse(text)
        .orElseGet(() -> {
          if (!text.isEmpty()) {
            entry.wrong(REPAYMENT, "must be the identifier of a repayment");
          }
          return new UUID(0, 0);
        });
  }

  private static Components amounts(Entry entry) {
    var given = new LinkedHashMap<Component, Money>();
    for (var component : new Component[] {Component.INTEREST, Component.FEE, Component.PENALTY}) {
      String name = name(component);
      if (entry.has(name)) {
        given.put(component, entry.money(name));
      }
    }
    Currency currency = given.values().stream().findFirst().map(Money::currency).orElse(Money.CNY);
    var amounts = Components.none(currency);
    for (var one : given.entrySet()) {
      if (!one.getValue().currency().equals(currency)) {
        entry.wrong(name(one.getKey()), "must be in the same currency as the others");
        return amounts;
      }
      amounts = amounts.with(one.getKey(), one.getValue());
    }
    return amounts;
  }

  private static String name(Component component) {
    return switch (component) {
      case PRINCIPAL -> "principal";
      case INTEREST -> "interest";
      case FEE -> "fee";
      case PENALTY -> "penalty";
    };
  }

  /** What is shown: everything but the role. */
  public static Map<String, Object> shown(LoanCommand command) {
    var tree = stored(command);
    tree.remove(ROLE);
    return tree;
  }

  /** What is stored, the kind first. */
  public static Map<String, Object> stored(LoanCommand command) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("kind", kind(command).name());
    switch (command) {
      case LoanCommand.Extend it -> {
        tree.put("periods", it.periods());
        tree.put("principal", tree(it.principal()));
        tree.put("approvalReference", it.approvalReference());
        tree.put("priceReference", it.priceReference());
        tree.put("contractReference", it.contractReference());
      }
      case LoanCommand.Shorten it -> tree.put("periods", it.periods());
      case LoanCommand.Defer it -> {
        tree.put("number", it.number());
        tree.put("dueDate", it.dueDate().toString());
      }
      case LoanCommand.Waive it -> {
        tree.put("interest", tree(it.amounts().interest()));
        tree.put("fee", tree(it.amounts().fee()));
        tree.put("penalty", tree(it.amounts().penalty()));
        tree.put(ROLE, it.role());
      }
      case LoanCommand.Reverse it -> tree.put(REPAYMENT, IdKind.REPAYMENT.format(it.of()));
      case LoanCommand.Correct it -> {
        tree.put(REPAYMENT, IdKind.REPAYMENT.format(it.of()));
        tree.put("valueDate", it.correctedDate().toString());
      }
      case LoanCommand.ApplyCoupon it -> {
        tree.put("days", it.days());
        tree.put("sponsor", it.sponsor());
      }
      case LoanCommand.StopInterest _,
          LoanCommand.HoldDispute _,
          LoanCommand.ReleaseDispute _,
          LoanCommand.WriteOff _,
          LoanCommand.Recover _,
          LoanCommand.Compensate _ -> {
        // They have nothing of their own, or are refused above.
      }
    }
    return tree;
  }

  private static Map<String, Object> tree(Money money) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("amount", money.minor());
    tree.put("currency", money.currency().getCurrencyCode());
    return tree;
  }
}
