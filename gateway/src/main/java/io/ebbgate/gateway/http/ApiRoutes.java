package io.ebbgate.gateway.http;

import io.ebbgate.gateway.http.api.AccountActions;
import io.ebbgate.gateway.http.api.DrawdownActions;
import io.ebbgate.gateway.http.api.Fingerprints;
import io.ebbgate.gateway.http.api.RepaymentActions;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.ledger.LedgerActions;
import io.ebbgate.gateway.http.operators.CaseActions;
import io.ebbgate.gateway.http.operators.ClockActions;
import io.ebbgate.gateway.http.operators.LoanCommandActions;
import io.ebbgate.gateway.http.operators.NodeActions;
import io.ebbgate.gateway.http.operators.NoticeActions;
import io.ebbgate.gateway.http.operators.OperatorActions;
import io.ebbgate.gateway.http.operators.OrphanActions;
import io.ebbgate.gateway.http.operators.ProductActions;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.account.Accounts;
import io.ebbgate.gateway.usecase.calendar.BusinessClocks;
import io.ebbgate.gateway.usecase.casefile.Cases;
import io.ebbgate.gateway.usecase.drawdown.Drawdowns;
import io.ebbgate.gateway.usecase.ledger.Ledgers;
import io.ebbgate.gateway.usecase.node.NodeReports;
import io.ebbgate.gateway.usecase.notice.parked.ParkedNotices;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.product.Products;
import io.ebbgate.gateway.usecase.repayment.Repayments;
import io.ebbgate.gateway.usecase.servicing.Servicing;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** What the lending app may ask, and the contract that says so. Thread-safe. */
public final class ApiRoutes {
  private static final String CONTRACT = "/openapi.yaml";
  private static final String YAML = "application/yaml";

  private ApiRoutes() {}

  /**
   * The ports behind the API.
   *
   * @param accounts lines, cards, agreements
   * @param drawdowns drawdowns
   * @param repayments loans and repayments
   * @param cases case files
   * @param operators what people do
   * @param node how this node is
   * @param notices what people do about notices that reached nobody
   * @param ledgers the ledger
   * @param products what people do about products
   * @param servicing what people order about loans
   * @param clock the business clock
   * @param cursors signs the cursors of lists
   */
  public record Ports(
      Accounts accounts,
      Drawdowns drawdowns,
      Repayments repayments,
      Cases cases,
      Operators operators,
      NodeReports node,
      ParkedNotices notices,
      Ledgers ledgers,
      Products products,
      Servicing servicing,
      BusinessClocks clock,
      Cursors cursors) {}

  /**
   * Which endpoint does what. Reads the contract from the resources, so call it before traffic.
   *
   * @param fingerprints makes idempotency keys
   */
  public static Map<Endpoint, Action> create(Ports ports, Fingerprints fingerprints) {
    var contract = contract();
    var actions = new EnumMap<Endpoint, Action>(Endpoint.class);
    actions.putAll(new AccountActions(ports.accounts(), fingerprints).actions());
    actions.putAll(new DrawdownActions(ports.drawdowns(), fingerprints, ports.cursors()).actions());
    actions.putAll(new RepaymentActions(ports.repayments(), fingerprints).actions());
    actions.putAll(new CaseActions(ports.cases()).actions());
    actions.putAll(new OperatorActions(ports.operators(), fingerprints, ports.cursors()).actions());
    actions.putAll(new OrphanActions(ports.operators(), fingerprints, ports.cursors()).actions());
    actions.putAll(new NodeActions(ports.node()).actions());
    actions.putAll(new NoticeActions(ports.notices(), ports.cursors()).actions());
    actions.putAll(new LedgerActions(ports.ledgers()).actions());
    actions.putAll(new ProductActions(ports.products()).actions());
    actions.putAll(
        new LoanCommandActions(ports.servicing(), fingerprints, ports.cursors()).actions());
    actions.putAll(new ClockActions(ports.clock()).actions());
    actions.put(
        Endpoint.READ_CONTRACT, _ -> Future.succeededFuture(Answer.of(200, YAML, contract)));
    return actions;
  }

  private static Buffer contract() {
    try (var text = ApiRoutes.class.getResourceAsStream(CONTRACT)) {
      if (text == null) {
        throw new IllegalStateException("the contract is not among the resources: " + CONTRACT);
      }
      return Buffer.buffer(text.readAllBytes());
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
  }
}
