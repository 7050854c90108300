package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import java.util.List;
import java.util.Optional;

/**
 * What a document asks for, checked.
 *
 * @param products new ones, and new versions of known ones
 * @param funders to be there as told
 * @param channels to be there as told
 * @param lines to be opened for customers who have none yet
 */
public record Seed(
    List<ProductTerms> products,
    List<FunderTerms> funders,
    List<Terms.Channel> channels,
    List<Line> lines) {
  public Seed {
    products = List.copyOf(products);
    funders = List.copyOf(funders);
    channels = List.copyOf(channels);
    lines = List.copyOf(lines);
  }

  /**
   * A customer with one line.
   *
   * @param client the lending app's name
   * @param reference the lending app's number of the customer
   * @param name the customer's name
   * @param phone the customer's phone number
   * @param limit what may be owed
   * @param repaymentDay 1 to 31
   * @param state {@code ACTIVE} or {@code FROZEN}
   * @param card to be bound
   */
  public record Line(
      String client,
      String reference,
      String name,
      String phone,
      Money limit,
      int repaymentDay,
      String state,
      Optional<Card> card) {

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Line[" + client + ", " + reference + "]";
    }
  }

  /**
   * A card of a customer.
   *
   * @param number its number
   * @param holder its holder's name
   * @param bank the bank's code
   * @param agreements that the provider knows already
   */
  public record Card(String number, String holder, String bank, List<Agreement> agreements) {
    public Card {
      agreements = List.copyOf(agreements);
    }

    /** Shows nothing of the card. */
    @Override
    public String toString() {
      return "Card[" + bank + "]";
    }
  }

  /**
   * An active agreement.
   *
   * @param channel with which channel
   * @param providerReference the provider's reference of it
   */
  public record Agreement(String channel, String providerReference) {}
}
