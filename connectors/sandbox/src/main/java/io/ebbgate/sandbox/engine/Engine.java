package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.book.Book;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.book.BookRow;
import io.ebbgate.sandbox.fault.CallbackFault;
import io.ebbgate.sandbox.fault.Chance;
import io.ebbgate.sandbox.fault.Decline;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Plan;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.fault.QueryFault;
import io.ebbgate.sandbox.fault.RequestFault;
import io.ebbgate.sandbox.fault.Timings;
import io.ebbgate.sandbox.protocol.Agreement;
import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.AnswerWording;
import io.ebbgate.sandbox.protocol.Merchant;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.Order;
import io.ebbgate.sandbox.protocol.Provider;
import io.ebbgate.sandbox.protocol.SandboxProtocol;
import io.ebbgate.sandbox.protocol.Standing;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The provider behind the protocols. One for each protocol, all with the same shared parts. */
public final class Engine implements Provider {

  /** The business day of Chinese providers. */
  private static final ZoneOffset BUSINESS_ZONE = ZoneOffset.ofHours(8);

  /**
   * What every protocol's engine shares.
   *
   * @param merchants the accounts, by number
   * @param clock for arrival, expiry and results
   * @param timers for what happens later
   * @param timings how long things take
   * @param planner draws what happens
   * @param faults counts what went wrong
   * @param book where movements are written
   * @param maximumOrders how many references it holds; more are refused with 5xx
   */
  public record Shared(
      Map<String, Merchant> merchants,
      InstantSource clock,
      Timers timers,
      Timings timings,
      Planner planner,
      FaultCounts faults,
      Book book,
      int maximumOrders) {}

  private record Key(String merchant, String reference) {}

  private final SandboxProtocol protocol;
  private final Shared shared;
  private final Transmission transmission;
  private final CallbackDelivery callbacks;
  private final AgreementStore agreements;
  private final Map<Key, Tracked> orders = new ConcurrentHashMap<>();

  public Engine(SandboxProtocol protocol, Shared shared, HttpCallbackPost post) {
    this(protocol, shared, (CallbackPost) post);
  }

  Engine(SandboxProtocol protocol, Shared shared, CallbackPost post) {
    this.protocol = protocol;
    this.shared = shared;
    this.transmission = new Transmission(shared.timers(), shared.timings().silence());
    this.callbacks =
        new CallbackDelivery(
            shared.clock(),
            shared.timers(),
            shared.timings(),
            shared.planner(),
            shared.faults(),
            post);
    this.agreements = new AgreementStore(shared.maximumOrders());
  }

  @Override
  public Optional<Merchant> merchant(String id) {
    return Optional.ofNullable(shared.merchants().get(id));
  }

  @Override
  public InstantSource clock() {
    return shared.clock();
  }

  @Override
  public void submit(RoutingContext exchange, Order order, AnswerWording wording) {
    var key = new Key(order.merchant().id(), order.reference());
    if (orders.size() >= shared.maximumOrders() && !orders.containsKey(key)) {
      transmission.error(exchange);
      return;
    }
    Tracked tracked = orders.computeIfAbsent(key, _ -> new Tracked());
    Plan plan =
        shared.planner().plan(key.merchant(), key.reference(), order.kind(), tracked.arrive());
    RequestFault fault = plan.request();
    Movement known = tracked.movement();
    if (known == null && !fault.beforeAcceptance()) {
      known = take(tracked, order, plan);
    }
    shared.faults().add("request", fault);
    Movement standing = known;
    transmission.send(
        exchange,
        fault,
        shared.planner().answerDelay(key.reference()),
        () -> wording.of(latest(tracked, standing)),
        () -> wording.unlisted(latest(tracked, standing)));
  }

  private static Movement latest(Tracked tracked, @Nullable Movement standing) {
    Movement latest = tracked.movement();
    if (latest == null || standing == null) {
      throw new IllegalStateException("an order that was not taken has no answer");
    }
    return latest;
  }

  private Movement take(Tracked tracked, Order order, Plan plan) {
    Instant arrived = shared.clock().instant();
    var movement =
        new Movement(
            order,
            "sm" + Chance.name("movement", order.merchant().id(), order.reference()),
            new Standing.Processing());
    tracked.take(movement, arrived.plus(plan.hiddenFor()));
    Decline refusal = refusal(order, arrived);
    if (refusal != null) {
      return settle(tracked, movement, refusal, CallbackFault.NONE);
    }
    callbacks.taken(protocol, movement, plan.callback());
    if (plan.atOnce()) {
      return settle(tracked, movement, plan.decline(), plan.callback());
    }
    shared
        .timers()
        .after(
            plan.hiddenFor().plus(plan.settleAfter()),
            () -> settle(tracked, movement, plan.decline(), plan.callback()));
    return movement;
  }

  private @Nullable Decline refusal(Order order, Instant arrived) {
    if (arrived.isAfter(order.validUntil())) {
      return Decline.REQUEST_EXPIRED;
    }
    boolean unpermitted = order.kind() == BookKind.DEBIT && !agreements.permits(order);
    return unpermitted ? Decline.AGREEMENT_INACTIVE : null;
  }

  private Movement settle(
      Tracked tracked, Movement movement, @Nullable Decline decline, CallbackFault fault) {
    Instant now = shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Standing result = decline == null ? new Standing.Done(now) : new Standing.Declined(decline);
    Movement settled = movement.standing(result);
    if (decline == null) {
      write(settled, settled.order().kind(), now);
    }
    tracked.settle(settled);
    callbacks.settled(protocol, settled, fault);
    return settled;
  }

  /**
   * Has the bank send a payout back, or take a debit back: the book gets a row of its own for it,
   * queries tell it from now on, and a callback does.
   *
   * @return whether there was such a movement that had not come back
   */
  public boolean giveBack(String merchant, String reference) {
    Tracked tracked = orders.get(new Key(merchant, reference));
    Movement movement = tracked == null ? null : tracked.movement();
    if (tracked == null
        || movement == null
        || !(movement.standing() instanceof Standing.Done(Instant at))) {
      return false;
    }
    Instant now = shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Movement returned = movement.standing(new Standing.Returned(at, now));
    write(returned, BookKind.RETURN, now);
    tracked.settle(returned);
    callbacks.settled(protocol, returned, CallbackFault.NONE);
    return true;
  }

  private void write(Movement movement, BookKind kind, Instant movedAt) {
    Order order = movement.order();
    boolean fresh =
        shared
            .book()
            .append(
                new BookRow(
                    order.merchant().id(),
                    order.reference(),
                    movement.providerReference(),
                    kind,
                    order.amount(),
                    order.counterparty(),
                    movedAt));
    if (!fresh) {
      throw new IllegalStateException("moved twice: " + order.reference());
    }
  }

  @Override
  public void query(
      RoutingContext exchange,
      Merchant merchant,
      String reference,
      Function<Optional<Movement>, Answer> wording) {
    QueryFault fault = shared.planner().queryFault(reference);
    shared.faults().add("query", fault);
    Tracked tracked = orders.get(new Key(merchant.id(), reference));
    Optional<Movement> visible =
        tracked == null
            ? Optional.empty()
            : Optional.ofNullable(tracked.visible(shared.clock().instant()));
    transmission.send(exchange, fault, () -> wording.apply(visible));
  }

  @Override
  public void answerAgreement(RoutingContext exchange, Supplier<Answer> action) {
    if (shared.planner().agreementFails()) {
      shared.faults().add("agreement", RequestFault.ERROR_BEFORE);
      transmission.error(exchange);
    } else {
      transmission.send(exchange, QueryFault.NONE, action);
    }
  }

  @Override
  public Agreement startAgreement(Merchant merchant, String reference, String counterparty) {
    return agreements.start(merchant, reference, counterparty);
  }

  @Override
  public Optional<Agreement> agreement(Merchant merchant, String number) {
    return agreements.find(merchant, number);
  }

  @Override
  public void change(Agreement agreement) {
    agreements.change(agreement);
  }

  @Override
  public List<BookRow> statement(Merchant merchant, LocalDate day) {
    return shared
        .book()
        .between(
            merchant.id(),
            day.atStartOfDay(BUSINESS_ZONE).toInstant(),
            day.plusDays(1).atStartOfDay(BUSINESS_ZONE).toInstant());
  }
}
