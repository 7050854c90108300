package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.testing.UsualProducts;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.product.ProductChange;
import io.ebbgate.gateway.usecase.product.ProductChange.Status;
import io.ebbgate.gateway.usecase.product.Products;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Products and their changes, as the contract's examples show them. */
final class FakeProducts implements Products {
  private static final UUID CHANGE =
      IdKind.PRODUCT_CHANGE.parse("pch_01m82zber0eybtm507hd2dspkm").orElseThrow();

  private final List<Object> asked;

  /**
   * @param asked where questions are noted
   */
  FakeProducts(List<Object> asked) {
    this.asked = asked;
  }

  private static ProductTerms terms(String rate) {
    return UsualProducts.instalments("cash-12", List.of(3, 6, 12), rate, Money.fen(10_000));
  }

  private static ProductChange change(ProductTerms terms, Optional<String> approver) {
    return new ProductChange(
        CHANGE,
        terms,
        "The rate falls by a point.",
        Examples.CLIENT,
        "li.na",
        Instant.parse("2026-11-23T01:30:00Z"),
        approver.isEmpty() ? Status.PROPOSED : Status.DONE,
        approver,
        approver.map(_ -> Instant.parse("2026-11-23T01:40:00Z")),
        approver.map(_ -> 2));
  }

  @Override
  public List<Terms.Product> all() {
    return List.of(new Terms.Product(1, terms("0.15")));
  }

  @Override
  public Future<List<ProductChange>> waiting() {
    return Future.succeededFuture(List.of(change(terms("0.14"), Optional.empty())));
  }

  @Override
  public Future<ProductChange> propose(Principal principal, ProductTerms terms, String reason) {
    asked.add(terms);
    return Future.succeededFuture(change(terms, Optional.empty()));
  }

  @Override
  public Future<ProductChange> approve(Principal principal, UUID changeId) {
    asked.add(changeId);
    return Future.succeededFuture(change(terms("0.14"), Optional.of("wang.wei")));
  }
}
