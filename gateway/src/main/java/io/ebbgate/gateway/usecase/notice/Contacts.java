package io.ebbgate.gateway.usecase.notice;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Where customers can be reached; held encrypted, read only to deliver. */
public interface Contacts {
  /** The customer's phone number in clear; empty when there is no such customer. */
  Future<Optional<String>> phone(UUID customerId);
}
