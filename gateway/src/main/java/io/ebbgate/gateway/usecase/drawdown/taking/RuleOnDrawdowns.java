package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.TermsProblem;
import io.ebbgate.core.routing.AssetDecision;
import io.ebbgate.core.routing.AssetRequest;
import io.ebbgate.core.routing.AssetRouting;
import io.ebbgate.core.routing.Verdict;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.routing.channel.ChannelRequest;
import io.ebbgate.core.routing.channel.ChannelRouting;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import io.ebbgate.core.schedule.cost.InternalRate;
import io.ebbgate.core.schedule.cost.LoanCost;
import io.ebbgate.core.schedule.cost.PlanProblems;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.drawdown.Offer;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rules on a request for a drawdown: in the order of the problem codes, on one snapshot of the
 * terms and one reading of line and card. Credit itself is the line's to decide, under its lock.
 */
public final class RuleOnDrawdowns {

  /** What this gateway can carry out by itself. */
  private static final Set<FundingMode> MODES = Set.of(FundingMode.SELF);

  private final Supplier<ChannelSnapshot> channels;
  private final DrawdownRules rules;
  private final Ids ids;

  /**
   * @param channels all channels with their breakers as they are now; callable from any thread
   */
  public RuleOnDrawdowns(Supplier<ChannelSnapshot> channels, DrawdownRules rules, Ids ids) {
    this.channels = channels;
    this.rules = rules;
    this.ids = ids;
  }

  /**
   * A loan's plan and what it costs.
   *
   * @param rateToCap the yearly rate, fees included, that caps are held against
   * @param problem why it should not be lent on
   */
  public record Plan(
      Schedule schedule, LoanCost cost, AnnualRate rateToCap, Optional<TermsProblem> problem) {}

  /** Plans a loan of a product, as if it were paid out on a day. */
  public Plan plan(ProductTerms product, Money amount, int count, LineRow line, LocalDate day) {
    var terms = ScheduleTerms.of(product, amount, count, day, line.repaymentDay());
    var schedule = Schedules.plan(terms);
    return new Plan(
        schedule,
        LoanCost.of(terms, schedule),
        InternalRate.heldToCap(terms, schedule),
        PlanProblems.of(terms, schedule));
  }

  /** Which funder would lend from a day on, held to the cap of its type on that day. */
  public AssetDecision funders(
      Terms terms, ProductTerms product, Money amount, AnnualRate allIn, LocalDate day) {
    return AssetRouting.decide(
        terms.funders().values().stream()
            .map(funder -> funder.cappedAt(rules.caps().allInRateCap(funder.lenderType(), day)))
            .toList(),
        new AssetRequest(product.code(), amount, allIn, MODES));
  }

  /** Every rule of the product that a request breaks, in the order of the codes. */
  public Optional<ProblemCode> productProblem(ProductTerms product, Money amount, int months) {
    var codes = new ArrayList<ProblemCode>();
    for (var problem : product.problemsOf(amount, months)) {
      codes.add(
          problem.code().equals("term-not-offered")
              ? ProblemCode.PRODUCT_TERM_NOT_ALLOWED
              : ProblemCode.PRODUCT_AMOUNT_OUT_OF_RANGE);
    }
    if (product.annualRate().exceeds(rules.caps().dailyRateCapAsAnnual())
        || product.annualRate().exceeds(rules.caps().allInRateCap())) {
      codes.add(ProblemCode.RATE_ABOVE_CAP);
    }
    return codes.stream().min(ProblemCode::compareTo);
  }

  /**
   * The ruling on a request.
   *
   * @param reading of the offer's token
   * @param at now, in whole milliseconds
   */
  public Ruling rule(
      Terms terms,
      IdempotencyKey key,
      RequestDrawdown command,
      TokenReading<Offer> reading,
      Known known,
      Instant at) {
    if (known.line().isEmpty()) {
      return away(ProblemCode.CREDIT_LINE_NOT_FOUND, "This client has no such credit line.");
    }
    if (known.card().isEmpty()) {
      return away(ProblemCode.CARD_NOT_FOUND, "This client has no such card.");
    }
    var line = known.line().get();
    var card = known.card().get();
    if (!card.customerId().equals(line.customerId())) {
      return away(
          ProblemCode.CARD_NOT_OF_CUSTOMER, "The card is not bound to the line's customer.");
    }
    if (!command.amount().currency().getCurrencyCode().equals(line.currency())) {
      return new Ruling.TurnAway(
          Problem.field(
              ProblemCode.FIELD_INVALID,
              "/amount/currency",
              "The credit line is in " + line.currency() + "."));
    }
    return switch (reading) {
      case TokenReading.Invalid<Offer> _ ->
          away(ProblemCode.OFFER_INVALID, "The offer is not one of ours.");
      case TokenReading.Expired<Offer>(var offer) ->
          isFor(offer, key, command)
              ? away(ProblemCode.OFFER_EXPIRED, "The offer held until " + offer.expiresAt() + ".")
              : elsewhere();
      case TokenReading.Valid<Offer>(var offer) ->
          isFor(offer, key, command)
              ? rule(terms, new Request(key, command, offer, line, card, known.overdue(), at))
              : elsewhere();
    };
  }

  private record Request(
      IdempotencyKey key,
      RequestDrawdown command,
      Offer offer,
      LineRow line,
      Known.PayeeCard card,
      boolean overdue,
      Instant at) {}

  private static boolean isFor(Offer offer, IdempotencyKey key, RequestDrawdown command) {
    return offer.clientId().equals(key.clientId())
        && offer.lineId().equals(command.lineId())
        && offer.amount().equals(command.amount())
        && offer.product().equals(command.product())
        && offer.termMonths() == command.termMonths();
  }

  private static Ruling elsewhere() {
    return away(ProblemCode.OFFER_INVALID, "The offer is for something else.");
  }

  private Ruling rule(Terms terms, Request request) {
    var authenticatedAt = request.command().authenticatedAt();
    if (authenticatedAt.isBefore(request.at().minus(rules.authenticationValid()))
        || authenticatedAt.isAfter(request.at().plus(rules.clockTolerance()))) {
      return away(
          ProblemCode.AUTHENTICATION_STALE,
          "The customer's authentication is not within the last "
              + rules.authenticationValid().toSeconds()
              + " s.");
    }
    var product = terms.product(request.offer().product(), request.offer().productVersion());
    if (product.isEmpty()) {
      return away(ProblemCode.PRODUCT_UNKNOWN, "There is no such product any more.");
    }
    var refusal =
        productProblem(product.get(), request.command().amount(), request.command().termMonths())
            .or(() -> lineProblem(request));
    return refusal.isPresent()
        ? refuse(request, refusal.get(), new JsonObject())
        : route(terms, request, product.get());
  }

  private static Optional<ProblemCode> lineProblem(Request request) {
    if (!request.line().state().equals("ACTIVE")) {
      return Optional.of(ProblemCode.CREDIT_LINE_NOT_ACTIVE);
    }
    return request.overdue() ? Optional.of(ProblemCode.LOAN_OVERDUE) : Optional.empty();
  }

  private Ruling route(Terms terms, Request request, ProductTerms product) {
    var amount = request.command().amount();
    var day = rules.days().dayOf(request.at());
    var plan = plan(product, amount, request.command().termMonths(), request.line(), day);
    if (plan.problem().isPresent()) {
      return refuse(request, ProblemCode.PRODUCT_AMOUNT_OUT_OF_RANGE, new JsonObject());
    }
    var funders = funders(terms, product, amount, plan.rateToCap(), day);
    var channel =
        ChannelRouting.choose(channels.get(), ChannelRequest.payout(amount, request.card().bank()));
    var note = RoutingNote.of(request.offer().funder(), funders, channel);
    if (!lends(funders, request.offer().funder())) {
      return refuse(request, orCredit(request, ProblemCode.NO_FUNDER), note);
    }
    if (channel.choice().isPresent()) {
      return new Ruling.Write(
          candidate(request, channel.choice(), Optional.empty(), note), request.line());
    }
    return channel.isBlockedForNow()
        ? away(
            ProblemCode.NO_CHANNEL,
            "Every channel that could pay this out is interrupted; ask again later.")
        : refuse(request, orCredit(request, ProblemCode.NO_CHANNEL), note);
  }

  /** The contract binds the offered funder: it need not rank first, but it must not be removed. */
  private static boolean lends(AssetDecision funders, String offered) {
    return funders.considered().stream()
        .anyMatch(one -> one.code().equals(offered) && one.verdict() instanceof Verdict.Ranked);
  }

  /** Too little credit is told before want of a funder or channel. */
  private static ProblemCode orCredit(Request request, ProblemCode code) {
    var line = request.line();
    long available = line.limitMinor() - line.reservedMinor() - line.usedMinor();
    return available < request.command().amount().minor() ? ProblemCode.CREDIT_INSUFFICIENT : code;
  }

  private Ruling refuse(Request request, ProblemCode code, JsonObject note) {
    return new Ruling.Write(
        candidate(request, Optional.empty(), Optional.of(code), note), request.line());
  }

  private Candidate candidate(
      Request request,
      Optional<ChannelChoice> choice,
      Optional<ProblemCode> refusal,
      JsonObject note) {
    return new Candidate(
        ids.next(),
        ids.next(),
        request.key(),
        request.command(),
        request.line().customerId(),
        request.offer().productVersion(),
        request.offer().annualRate().partsPerMillion(),
        request.offer().funder(),
        choice.map(ChannelChoice::channel).orElse(""),
        choice.map(ChannelChoice::others).orElse(Set.of()),
        note,
        refusal,
        request.at());
  }

  private static Ruling away(ProblemCode code, String detail) {
    return new Ruling.TurnAway(Problem.of(code, detail));
  }
}
