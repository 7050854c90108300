package io.ebbgate.gateway.usecase.notice;

/** What became of one try to deliver a notice. */
public sealed interface DeliveryResult {
  /** The receiver has it. */
  record Delivered() implements DeliveryResult {}

  /**
   * Not certain that the receiver has it: it is sent again with the same deduplication key.
   *
   * @param why for people
   */
  record TryAgain(String why) implements DeliveryResult {}

  /**
   * The receiver will never take this content; a person has to look. Never for what may be over
   * when somebody's configuration is mended.
   *
   * @param why for people
   */
  record Refused(String why) implements DeliveryResult {}
}
