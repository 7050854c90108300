package io.ebbgate.core.id;

import java.util.UUID;

/**
 * Makes identifiers. Implementations are thread-safe; the values of one implementation ascend with
 * time (UUIDv7, RFC 9562).
 */
public interface Ids {
  /** A new UUIDv7. */
  UUID next();
}
