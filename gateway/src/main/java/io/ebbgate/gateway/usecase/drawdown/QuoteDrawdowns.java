package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownRules;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.RuleOnDrawdowns;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tells what a drawdown would cost, on the product's terms of the day it is asked about, and makes
 * the offer when that day is today; writes nothing.
 */
public final class QuoteDrawdowns {
  private final OfferTokens offers;
  private final TermsSource terms;
  private final RuleOnDrawdowns rules;
  private final DrawdownRules limits;
  private final DrawdownBook book;
  private final InstantSource clock;

  public QuoteDrawdowns(
      OfferTokens offers,
      TermsSource terms,
      RuleOnDrawdowns rules,
      DrawdownRules limits,
      DrawdownBook book,
      InstantSource clock) {
    this.offers = offers;
    this.terms = terms;
    this.rules = rules;
    this.limits = limits;
    this.book = book;
    this.clock = clock;
  }

  Future<DrawdownQuote> quote(Principal principal, QuoteDrawdown command) {
    // No card is asked about: the line's own id is none of a card.
    var question = new Known.Question(principal.clientId(), command.lineId(), command.lineId());
    return book.known(question)
        .map(known ->
            quote(
                principal,
                command,
                known
                    .line()
                    .orElseThrow(() ->
                        Problem.of(
                                ProblemCode.CREDIT_LINE_NOT_FOUND,
                                "This client has no such credit line.")
                            .rejected())));
  }

  private DrawdownQuote quote(Principal principal, QuoteDrawdown command, LineRow line) {
    Terms now = terms.current();
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var today = limits.days().dayOf(at);
    var valueDate = command.valueDate().orElse(today);
    var product =
        now.product(command.product(), valueDate)
            .orElseThrow(() ->
                Problem.of(ProblemCode.PRODUCT_UNKNOWN, "There is no such product.").rejected());
    rules
        .productProblem(product.terms(), command.amount(), command.termMonths())
        .ifPresent(code -> {
          throw Problem.of(code, code.title() + ".").rejected();
        });
    var plan = rules.plan(product.terms(), command.amount(), command.termMonths(), line, valueDate);
    plan.problem()
        .ifPresent(problem -> {
          throw Problem.of(ProblemCode.PRODUCT_AMOUNT_OUT_OF_RANGE, problem.message()).rejected();
        });
    var funder =
        rules
            .funders(now, product.terms(), command.amount(), plan.rateToCap(), valueDate)
            .funder()
            .orElseThrow(() ->
                Problem.of(ProblemCode.NO_FUNDER, "No funder takes such a drawdown.").rejected());
    return new DrawdownQuote(
        valueDate.equals(today)
            ? Optional.of(offer(principal, command, product, funder.code(), at))
            : Optional.empty(),
        funder.code(),
        product.terms().annualRate().toDecimal(),
        plan.cost().annualRate().toDecimal(),
        plan.cost().datedRate().toDecimal(),
        plan.cost().total(),
        valueDate,
        plan.schedule().instalments().stream()
            .map(row ->
                new DrawdownQuote.Row(
                    row.number(), row.dueDate(), row.principal(), row.interest(), row.fee()))
            .toList());
  }

  /** An offer of today: the terms of another day are nobody's to bind today. */
  private DrawdownQuote.Offered offer(
      Principal principal,
      QuoteDrawdown command,
      Terms.Product product,
      String funder,
      Instant at) {
    var offer =
        new Offer(
            principal.clientId(),
            command.lineId(),
            command.amount(),
            command.product(),
            product.version(),
            command.termMonths(),
            funder,
            product.terms().annualRate(),
            at.plus(limits.offerValid()));
    return new DrawdownQuote.Offered(offers.issue(offer), offer.expiresAt());
  }
}
