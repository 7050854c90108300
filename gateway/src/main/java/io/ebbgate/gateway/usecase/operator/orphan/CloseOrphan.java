package io.ebbgate.gateway.usecase.operator.orphan;

/**
 * Somebody has explained an orphan.
 *
 * @param reason what it was
 * @param evidenceReference where what that rests on can be found
 */
public record CloseOrphan(String reason, String evidenceReference) {
  /** The kind of the action where one person is enough. */
  public static final String BY_ONE = "CLOSE_ORPHAN";

  /** The kind of the action where the orphan says that money moved. */
  public static final String BY_TWO = "CLOSE_MOVED_ORPHAN";
}
