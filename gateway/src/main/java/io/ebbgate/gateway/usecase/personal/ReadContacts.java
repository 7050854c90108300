package io.ebbgate.gateway.usecase.personal;

import io.ebbgate.gateway.usecase.notice.Contacts;
import io.ebbgate.gateway.usecase.personal.PersonalData.Field;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Opens phone numbers for those who must reach a customer. */
public final class ReadContacts implements Contacts {
  private final SealedRecords records;
  private final PersonalData personalData;

  /**
   * @param records where numbers are kept
   * @param personalData opens them
   */
  public ReadContacts(SealedRecords records, PersonalData personalData) {
    this.records = records;
    this.personalData = personalData;
  }

  @Override
  public Future<Optional<String>> phone(UUID customerId) {
    return records
        .phone(customerId)
        .map(sealed ->
            sealed.map(
                bytes -> personalData.open(Field.CUSTOMER_PHONE, customerId, bytes.getBytes())));
  }
}
