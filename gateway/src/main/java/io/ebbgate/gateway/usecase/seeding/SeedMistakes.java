package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.gateway.usecase.document.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a seed document; the message has one line for each mistake. */
public final class SeedMistakes extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  SeedMistakes(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** What is wrong, in the order in which it was found. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
