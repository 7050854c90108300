package io.ebbgate.sandbox.protocol;

import io.ebbgate.sandbox.book.BookRow;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The provider behind every protocol: it knows the truth, and how badly to tell it. */
public interface Provider {

  /** The merchant of that number. */
  Optional<Merchant> merchant(String id);

  /** The provider's clock. */
  InstantSource clock();

  /**
   * Takes an order, or the repeat of one, and answers in its own time and manner, or not at all.
   */
  void submit(RoutingContext exchange, Order order, AnswerWording wording);

  /**
   * Answers a query truthfully: empty when the reference was never taken, or was taken so recently
   * that the provider does not show it yet.
   */
  void query(
      RoutingContext exchange,
      Merchant merchant,
      String reference,
      Function<Optional<Movement>, Answer> wording);

  /** Answers a request about an agreement, unless the mood has it fail before it is done. */
  void answerAgreement(RoutingContext exchange, Supplier<Answer> action);

  /** Starts an agreement, or gives the one that this reference started before. */
  Agreement startAgreement(Merchant merchant, String reference, String counterparty);

  /** The merchant's agreement of that number. */
  Optional<Agreement> agreement(Merchant merchant, String number);

  /** Changes an agreement that {@link #agreement} gave. */
  void change(Agreement agreement);

  /** What moved for the merchant on a business day (UTC+8), in the order in which it moved. */
  List<BookRow> statement(Merchant merchant, LocalDate day);
}
