package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.http.api.Rules;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.Fields;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.product.ProductChange;
import io.ebbgate.gateway.usecase.product.Products;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Map;

/** What people do about products. */
public final class ProductActions {
  private static final String TERMS = "terms";

  private final Products products;

  /** Actions on a port. */
  public ProductActions(Products products) {
    this.products = products;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.LIST_PRODUCTS, this::list,
        Endpoint.LIST_PRODUCT_CHANGES, this::waiting,
        Endpoint.PROPOSE_PRODUCT, this::propose,
        Endpoint.APPROVE_PRODUCT, this::approve);
  }

  private Future<Answer> list(Call call) {
    return Future.succeededFuture(
        Answer.json(200, json -> json.list("items", products.all(), ProductActions::members)));
  }

  private Future<Answer> waiting(Call call) {
    return products
        .waiting()
        .map(changes ->
            Answer.json(200, json -> json.list("items", changes, ProductActions::members)));
  }

  private Future<Answer> propose(Call call) {
    var fields = call.fields();
    var reason = fields.text("reason", Rules.REASON);
    var terms = terms(fields);
    fields.finish();
    return products
        .propose(call.principal(), terms, reason)
        .map(change -> Answer.json(202, json -> members(json, change)));
  }

  /** The same form as in seed files, with the same mistakes, each at its place in the body. */
  private static ProductTerms terms(Fields fields) {
    var mistakes = new ArrayList<Mistake>();
    var entry = Entry.root("", fields.tree(TERMS), mistakes);
    var terms = TermsFormat.product(entry);
    if (!terms.code().isEmpty() && !Rules.CODE.allows().test(terms.code())) {
      entry.wrong("code", Rules.CODE.expectation());
    }
    if (!fields.hasTree(TERMS)) {
      // That it is missing is told already.
      return terms;
    }
    for (Mistake mistake : mistakes) {
      var place = mistake.path().replace("[", ".").replace("]", "");
      fields.wrong(TERMS, place, mistake.message());
    }
    return terms;
  }

  private Future<Answer> approve(Call call) {
    return products
        .approve(call.principal(), call.pathId("id", IdKind.PRODUCT_CHANGE))
        .map(change -> Answer.json(200, json -> members(json, change)));
  }

  private static void members(JsonOut json, Terms.Product product) {
    json.text("code", product.terms().code())
        .whole("version", product.version())
        .object(TERMS, terms -> terms.members(TermsFormat.tree(product.terms())));
  }

  private static void members(JsonOut json, ProductChange change) {
    json.id("id", IdKind.PRODUCT_CHANGE, change.id())
        .text("code", change.terms().code())
        .text("reason", change.reason())
        .text("proposer", change.proposer())
        .instant("proposedAt", change.proposedAt())
        .text("status", change.status().text())
        .text("approver", change.approver())
        .instant("approvedAt", change.approvedAt());
    change.version().ifPresent(version -> json.whole("version", version));
    json.object(TERMS, terms -> terms.members(TermsFormat.tree(change.terms())));
  }
}
