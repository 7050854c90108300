package io.ebbgate.gateway.usecase.product;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.TermsProblem;
import io.ebbgate.core.schedule.cost.PlanProblems;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Serves those who change products. Thread-safe. */
public final class ServeProducts implements Products {
  private final ProductBook book;
  private final TermsSource terms;
  private final LendingCaps caps;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param caps what no product may exceed
   */
  public ServeProducts(
      ProductBook book, TermsSource terms, LendingCaps caps, Ids ids, InstantSource clock) {
    this.book = book;
    this.terms = terms;
    this.caps = caps;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public List<Terms.Product> all() {
    return terms.current().products().values().stream().flatMap(Collection::stream).toList();
  }

  @Override
  public Future<List<ProductChange>> waiting() {
    return book.waiting();
  }

  @Override
  public Future<ProductChange> propose(Principal principal, ProductTerms product, String reason) {
    check(product);
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return book.propose(
        new ProductBook.Proposal(ids.next(), product, reason, principal.clientId(), at));
  }

  @Override
  public Future<ProductChange> approve(Principal principal, UUID changeId) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return book.approve(
        changeId,
        principal.clientId(),
        at,
        change -> {
          if (change.status() != ProductChange.Status.PROPOSED) {
            throw Problem.of(
                    ProblemCode.ACTION_NOT_WAITING,
                    "The change is " + change.status().text() + ": nothing waits for approval.")
                .rejected();
          }
          if (change.proposerId().equals(principal.clientId())) {
            throw Problem.of(
                    ProblemCode.APPROVER_IS_PROPOSER,
                    "You proposed this yourself: somebody with a client of their own approves it.")
                .rejected();
          }
          // The caps may have changed since it was proposed.
          check(change.terms());
        });
  }

  private void check(ProductTerms product) {
    var problems = product.problems(caps);
    if (problems.isEmpty()) {
      problems = PlanProblems.of(product, caps);
    }
    if (!problems.isEmpty()) {
      throw Problem.of(
              ProblemCode.PRODUCT_TERMS_UNSOUND,
              problems.stream().map(TermsProblem::message).collect(Collectors.joining("; ")) + ".")
          .rejected();
    }
  }
}
