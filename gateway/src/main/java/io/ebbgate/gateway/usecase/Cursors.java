package io.ebbgate.gateway.usecase;

import java.util.Optional;
import java.util.UUID;

/**
 * Signs the cursors of lists, so that a client can hand back only what it was given. Thread-safe
 * and non-blocking.
 */
public interface Cursors {

  /**
   * A cursor that continues after an entry.
   *
   * @param clientId whose list
   * @param list which list, such as {@code drawdowns}; part of what is signed
   * @param last the last entry seen
   */
  String issue(UUID clientId, String list, UUID last);

  /** The last entry seen; empty when the cursor is not one of this client's for this list. */
  Optional<UUID> read(UUID clientId, String list, String cursor);
}
