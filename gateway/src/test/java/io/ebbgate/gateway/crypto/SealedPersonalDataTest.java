package io.ebbgate.gateway.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.gateway.usecase.personal.PersonalData.Field;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedPersonalDataTest {
  private static final UUID ROW = new UUID(1, 2);
  private static final UUID OTHER_ROW = new UUID(1, 3);
  private static final String NUMBER = "6222021234567890123";

  private final SealedPersonalData data = TestKeys.master(1).personalData(new SecureRandom());

  @Test
  void whatIsSealedOpensAgain() {
    byte[] sealed = data.seal(Field.CUSTOMER_NAME, ROW, "张三");
    assertThat(data.open(Field.CUSTOMER_NAME, ROW, sealed)).isEqualTo("张三");
  }

  @Test
  void equalTextsAreSealedDifferentlyAndNotReadable() {
    byte[] one = data.seal(Field.CARD_NUMBER, ROW, NUMBER);
    byte[] other = data.seal(Field.CARD_NUMBER, ROW, NUMBER);
    assertThat(one).isNotEqualTo(other);
    assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain(NUMBER);
  }

  @Test
  void aValueDoesNotOpenAsAnotherFieldOrRowOrUnderAnotherKey() {
    byte[] sealed = data.seal(Field.CARD_NUMBER, ROW, NUMBER);
    assertRefused(() -> data.open(Field.CARD_HOLDER, ROW, sealed));
    assertRefused(() -> data.open(Field.CARD_NUMBER, OTHER_ROW, sealed));
    var elsewhere = TestKeys.master(2).personalData(new SecureRandom());
    assertRefused(() -> elsewhere.open(Field.CARD_NUMBER, ROW, sealed));
  }

  @Test
  void everyChangedByteIsFound() {
    byte[] sealed = data.seal(Field.CARD_NUMBER, ROW, NUMBER);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 0x40;
      assertRefused(() -> data.open(Field.CARD_NUMBER, ROW, changed));
    }
    assertRefused(() -> data.open(Field.CARD_NUMBER, ROW, new byte[28]));
  }

  @Test
  void cardDigestsAreEqualForEqualNumbersAndDependOnTheKey() {
    assertThat(data.cardDigest(NUMBER)).hasSize(32).isEqualTo(data.cardDigest(NUMBER));
    assertThat(data.cardDigest(NUMBER)).isNotEqualTo(data.cardDigest("6222021234567890131"));
    assertThat(TestKeys.master(2).personalData(new SecureRandom()).cardDigest(NUMBER))
        .isNotEqualTo(data.cardDigest(NUMBER));
  }

  private static void assertRefused(Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(NUMBER);
  }
}
