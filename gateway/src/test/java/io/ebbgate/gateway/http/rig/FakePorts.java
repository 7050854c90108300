package io.ebbgate.gateway.http.rig;

import io.ebbgate.gateway.usecase.Authentication;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.account.Accounts;
import io.ebbgate.gateway.usecase.account.AgreementView;
import io.ebbgate.gateway.usecase.account.BindCard;
import io.ebbgate.gateway.usecase.account.CardView;
import io.ebbgate.gateway.usecase.account.CreditLineView;
import io.ebbgate.gateway.usecase.account.OpenLine;
import io.ebbgate.gateway.usecase.casefile.Cases;
import io.ebbgate.gateway.usecase.drawdown.DrawdownQuote;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.Drawdowns;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdown;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.movement.callback.Callbacks;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.Repayments;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * All ports behind the front door. They answer the contract's examples, note what they were asked,
 * and can be told to answer something else. Thread-safe.
 */
public final class FakePorts
    implements Authentication, Accounts, Drawdowns, Cases, Callbacks, Cursors {
  public static final String GOOD_KEY = "ebg_good";
  public static final String READING_KEY = "ebg_reading";

  /** What the ports were asked, commands and keys, in order. */
  public final List<Object> asked = new CopyOnWriteArrayList<>();

  public volatile Supplier<Future<Kept<DrawdownView>>> drawdown =
      () -> Future.succeededFuture(new Kept<>(Examples.submitted(), false));
  public volatile Supplier<Future<DrawdownView>> found =
      () -> Future.succeededFuture(Examples.disbursed());
  public volatile Supplier<Future<DrawdownView>> drawdownEnd =
      () -> Future.succeededFuture(Examples.disbursed());
  public volatile Supplier<Future<Kept<RepaymentView>>> repayment =
      () -> Future.succeededFuture(new Kept<>(Examples.repaymentTaken(), false));
  public volatile Supplier<Future<Principal>> good =
      () -> Future.succeededFuture(principal(EnumSet.allOf(Scope.class)));
  public volatile Supplier<Future<Acknowledged>> callback =
      () -> Future.succeededFuture(new Acknowledged("application/json", "{\"code\":\"SUCCESS\"}"));

  private static Principal principal(Set<Scope> scopes) {
    return new Principal(Examples.CLIENT, scopes);
  }

  private <T> Future<T> answer(Object question, T value) {
    asked.add(question);
    return Future.succeededFuture(value);
  }

  @Override
  public Future<Principal> principal(String apiKey) {
    return switch (apiKey) {
      case GOOD_KEY -> good.get();
      case READING_KEY ->
          Future.succeededFuture(principal(EnumSet.of(Scope.LINES_READ, Scope.DRAWDOWNS_READ)));
      default ->
          Future.failedFuture(
              Problem.of(ProblemCode.API_KEY_WRONG, "Send one API key as it was issued.")
                  .rejected());
    };
  }

  @Override
  public Future<Kept<CreditLineView>> openCreditLine(
      Principal principal, IdempotencyKey key, OpenLine command) {
    asked.add(key);
    return answer(command, new Kept<>(Examples.line("ACTIVE"), false));
  }

  @Override
  public Future<CreditLineView> creditLine(Principal principal, UUID lineId) {
    return answer(lineId, Examples.line("ACTIVE"));
  }

  @Override
  public Future<CreditLineView> freeze(Principal principal, UUID lineId) {
    return answer(lineId, Examples.line("FROZEN"));
  }

  @Override
  public Future<CreditLineView> unfreeze(Principal principal, UUID lineId) {
    return answer(lineId, Examples.line("ACTIVE"));
  }

  @Override
  public Future<Kept<CardView>> bindCard(
      Principal principal, IdempotencyKey key, BindCard command) {
    asked.add(key);
    return answer(command, new Kept<>(Examples.card(), false));
  }

  @Override
  public Future<AgreementView> startAgreement(Principal principal, UUID cardId, String channel) {
    return answer(channel, Examples.agreement("AwaitingCode"));
  }

  @Override
  public Future<AgreementView> confirmAgreement(
      Principal principal, UUID cardId, String channel, String code) {
    return answer(code, Examples.agreement("Active"));
  }

  @Override
  public Future<AgreementView> cancelAgreement(Principal principal, UUID cardId, String channel) {
    return answer(channel, Examples.agreement("Cancelled"));
  }

  @Override
  public Future<DrawdownQuote> quote(Principal principal, QuoteDrawdown command) {
    return answer(
        command,
        command.valueDate().isPresent() ? Examples.quoteOfAnotherDay() : Examples.drawdownQuote());
  }

  @Override
  public Future<Kept<DrawdownView>> accept(
      Principal principal, IdempotencyKey key, RequestDrawdown command) {
    asked.add(key);
    asked.add(command);
    return drawdown.get();
  }

  @Override
  public Future<DrawdownView> find(Principal principal, UUID id) {
    asked.add(id);
    if (id.equals(Examples.RETURNED)) {
      return Future.succeededFuture(Examples.returned());
    }
    return id.equals(Examples.REFUSED) ? Future.succeededFuture(Examples.refused()) : found.get();
  }

  @Override
  public Future<DrawdownView> awaitEnd(Principal principal, UUID id, Duration atMost) {
    asked.add(atMost);
    return drawdownEnd.get();
  }

  @Override
  public Future<List<DrawdownView>> list(Principal principal, Optional<UUID> after, int limit) {
    asked.add(after);
    var rest =
        after.isEmpty()
            ? List.of(Examples.disbursed(), Examples.refused())
            : List.<DrawdownView>of();
    return Future.succeededFuture(rest.subList(0, Math.min(limit, rest.size())));
  }

  @Override
  public Future<Map<String, Object>> tell(Principal principal, UUID orderId) {
    return answer(orderId, Examples.story());
  }

  @Override
  public Future<Acknowledged> take(String channel, String path, MultiMap headers, Buffer body) {
    asked.add(channel);
    asked.add(path);
    asked.add(body.toString());
    return callback.get();
  }

  @Override
  public String issue(UUID clientId, String list, UUID last) {
    return "AQGThu2nAAAAc2FtcGxlY3Vyc29y";
  }

  @Override
  public Optional<UUID> read(UUID clientId, String list, String cursor) {
    return list.equals("drawdowns") && cursor.equals(issue(clientId, list, Examples.REFUSED))
        ? Optional.of(Examples.REFUSED)
        : Optional.empty();
  }

  /** The repayments; apart, since a method of theirs is named like one of the drawdowns. */
  public Repayments repayments() {
    return new FakeRepayments();
  }

  private final class FakeRepayments implements Repayments {
    @Override
    public Future<LoanView> loan(Principal principal, UUID loanId) {
      return answer(loanId, loanId.equals(Examples.VOIDED) ? Examples.voided() : Examples.loan());
    }

    @Override
    public Future<RepaymentQuoteView> quote(
        Principal principal, UUID loanId, QuoteRepayment command) {
      return answer(command, Examples.repaymentQuote());
    }

    @Override
    public Future<Kept<RepaymentView>> accept(
        Principal principal, IdempotencyKey key, RequestRepayment command) {
      asked.add(key);
      asked.add(command);
      return repayment.get();
    }

    @Override
    public Future<RepaymentView> find(Principal principal, UUID id) {
      return answer(id, Examples.repaymentDone());
    }

    @Override
    public Future<RepaymentView> awaitEnd(Principal principal, UUID id, Duration atMost) {
      return answer(atMost, Examples.repaymentDone());
    }
  }
}
