package io.ebbgate.gateway.store.reference;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.testing.UsualProducts;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.product.ProductChange;
import io.ebbgate.gateway.usecase.product.ProductChange.Status;
import io.ebbgate.gateway.usecase.product.ServeProducts;
import io.ebbgate.gateway.usecase.reference.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductChangesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Principal LI = person(1);
  private static final Principal WANG = person(2);

  private final MigratedDatabase database = new MigratedDatabase();
  private final AtomicLong ids = new AtomicLong();
  private final PgTerms terms = new PgTerms(database.pool());
  private final ServeProducts products =
      new ServeProducts(
          new PgProductBook(database.pool()),
          this::stored,
          LendingCaps.defaults(),
          () -> new UUID(9, ids.incrementAndGet()),
          () -> NOW);

  private static Principal person(long number) {
    return new Principal(new UUID(1, number), EnumSet.noneOf(Scope.class));
  }

  @BeforeEach
  void people() {
    person(LI, "li.na");
    person(WANG, "wang.wei");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void person(Principal principal, String name) {
    OffsetDateTime at = NOW.atOffset(ZoneOffset.UTC);
    database.run(
        "insert into client (id, name, created_at) values ($1, $2, $3)",
        principal.clientId(),
        name,
        at);
  }

  private Terms stored() {
    return await(terms.load());
  }

  private static ProductTerms cash(String rate) {
    return UsualProducts.instalments("cash-12", List.of(3, 12), rate, Money.fen(10_000));
  }

  private ProductChange proposed(String rate) {
    return await(products.propose(LI, cash(rate), "as agreed"));
  }

  private static void refused(ThrowingCallable action, ProblemCode code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Rejected.class, no -> assertThat(no.problem().code()).isEqualTo(code));
  }

  @Test
  void whatASecondPersonApprovesIsAVersionOfTheProduct() {
    long before = stored().version();
    var change = proposed("0.15");
    assertThat(change.status()).isEqualTo(Status.PROPOSED);
    assertThat(stored().product("cash-12", DAY)).isEmpty();
    assertThat(await(products.waiting())).containsExactly(change);

    var done = await(products.approve(WANG, change.id()));

    assertThat(done.status()).isEqualTo(Status.DONE);
    assertThat(done.version()).hasValue(1);
    assertThat(done.approver()).hasValue("wang.wei");
    assertThat(done.approvedAt()).hasValue(NOW);
    assertThat(await(products.waiting())).isEmpty();
    assertThat(stored().version()).isGreaterThan(before);
    assertThat(products.all()).containsExactly(new Terms.Product(1, cash("0.15")));
  }

  @Test
  void theNextVersionLeavesTheOneBeforeToItsLoans() {
    await(products.approve(WANG, proposed("0.15").id()));
    await(products.approve(WANG, proposed("0.14").id()));

    assertThat(stored().product("cash-12", 1)).hasValue(cash("0.15"));
    assertThat(stored().product("cash-12", DAY)).hasValue(new Terms.Product(2, cash("0.14")));
  }

  @Test
  void nobodyApprovesWhatTheyProposed() {
    var change = proposed("0.15");

    refused(() -> await(products.approve(LI, change.id())), ProblemCode.APPROVER_IS_PROPOSER);

    assertThat(products.all()).isEmpty();
    assertThat(await(products.waiting())).containsExactly(change);
  }

  @Test
  void aNewProposalTakesTheOldOnesPlaceAndTheSameOneStays() {
    var first = proposed("0.15");
    assertThat(proposed("0.15")).isEqualTo(first);
    var second = proposed("0.14");

    assertThat(await(products.waiting())).containsExactly(second);
    refused(() -> await(products.approve(WANG, first.id())), ProblemCode.ACTION_NOT_WAITING);
  }

  @Test
  void anApprovedChangeIsNotApprovedAgain() {
    var change = proposed("0.15");
    await(products.approve(WANG, change.id()));

    refused(() -> await(products.approve(WANG, change.id())), ProblemCode.ACTION_NOT_WAITING);
    assertThat(products.all()).hasSize(1);
  }

  @Test
  void termsAboveACapAreRefusedWithTheFiguresAndNotKept() {
    assertThatThrownBy(() -> products.propose(LI, cash("0.2"), "dear"))
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> {
              assertThat(no.problem().code()).isEqualTo(ProblemCode.PRODUCT_TERMS_UNSOUND);
              assertThat(no.problem().detail()).contains("0.2", "0.18 on 360 days");
            });
    assertThat(await(products.waiting())).isEmpty();
  }

  @Test
  void aChangeThatIsNotThereIsNotApproved() {
    refused(
        () -> await(products.approve(WANG, new UUID(8, 8))), ProblemCode.PRODUCT_CHANGE_NOT_FOUND);
  }

  @Test
  void theDatabaseKeepsWhatWasProposedAndApprovedAsItIs() {
    var change = proposed("0.15");
    for (String statement :
        List.of(
            "update product_change set reason = 'another' where id = $1",
            "update product_change set terms = '{}' where id = $1",
            "update product_change set status = 'Done', approver_id = proposer_id,"
                + " approved_at = now(), version = 1 where id = $1",
            "delete from product_change where id = $1")) {
      assertThatThrownBy(() -> database.run(statement, change.id())).as(statement).isNotNull();
    }
    await(products.approve(WANG, change.id()));
    assertThatThrownBy(() ->
            database.run(
                "update product_change set status = 'Replaced' where id = $1", change.id()))
        .isNotNull();
  }
}
