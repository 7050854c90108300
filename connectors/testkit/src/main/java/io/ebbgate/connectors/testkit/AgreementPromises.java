package io.ebbgate.connectors.testkit;

import static io.ebbgate.connectors.testkit.Stage.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Active;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Cancelled;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Declined;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Started;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Unavailable;
import io.ebbgate.connectors.spi.exchange.AgreementRequest;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.sandbox.fault.Plan;
import io.ebbgate.sandbox.protocol.Agreement;
import org.junit.jupiter.api.Test;

/** What a connector promises about agreements: no debit without an active one. */
interface AgreementPromises {

  Stage stage();

  private AgreementRequest request() {
    return new AgreementRequest(stage().newReference(), Stage.CARD, "13800000000");
  }

  private String started() {
    return ((Started) await(stage().connector().startAgreement(request()))).agreementReference();
  }

  @Test
  default void anAgreementIsActiveOnceTheCustomersCodeIsRight() {
    String number = started();

    assertThat(await(stage().connector().confirmAgreement(number, "000000")))
        .isInstanceOfSatisfying(
            Declined.class, declined -> assertThat(declined.wrongCode()).isTrue());
    assertThat(await(stage().connector().confirmAgreement(number, Agreement.CUSTOMER_CODE)))
        .isEqualTo(new Active(number));
  }

  @Test
  default void startingTwiceUnderOneReferenceGivesOneAgreement() {
    AgreementRequest request = request();

    AgreementReply first = await(stage().connector().startAgreement(request));
    AgreementReply second = await(stage().connector().startAgreement(request));

    assertThat(first).isInstanceOf(Started.class);
    assertThat(second).isEqualTo(first);
  }

  @Test
  default void aDebitUnderAnActiveAgreementMoves() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());

    assertThat(stage().debit(reference, stage().agreement()).outcome()).isInstanceOf(Moved.class);
    assertThat(stage().moved(reference)).hasSize(1);
  }

  @Test
  default void aDebitWithoutAnActiveAgreementIsDeclined() {
    String cancelled = stage().agreement();
    assertThat(await(stage().connector().cancelAgreement(cancelled))).isInstanceOf(Cancelled.class);

    for (String agreement : new String[] {started(), cancelled, "sa-of-nobody"}) {
      String reference = stage().rehearsed(Plan.settlingAtOnce());
      assertThat(stage().debit(reference, agreement).outcome())
          .isInstanceOfSatisfying(
              NotMoved.class,
              declined ->
                  assertThat(declined.reason())
                      .isIn(Reason.DECLINED_BY_CHANNEL, Reason.DECLINED_FOR_PAYEE));
      assertThat(stage().moved(reference)).isEmpty();
    }
  }

  @Test
  default void anAgreementThatNobodyKnowsIsDeclined() {
    assertThat(await(stage().connector().confirmAgreement("sa-of-nobody", Agreement.CUSTOMER_CODE)))
        .isInstanceOfSatisfying(
            Declined.class, declined -> assertThat(declined.wrongCode()).isFalse());
  }

  @Test
  default void aProviderThatDoesNotListenIsUnavailable() {
    assertThat(await(stage().connectorToNobody().startAgreement(request())))
        .isInstanceOf(Unavailable.class);
  }
}
