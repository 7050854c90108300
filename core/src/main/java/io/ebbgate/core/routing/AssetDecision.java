package io.ebbgate.core.routing;

import io.ebbgate.core.product.FunderTerms;
import java.util.List;
import java.util.Optional;

/**
 * Which funder lends, and why.
 *
 * @param funder the one ranked first; empty when every one was removed
 * @param considered every funder of the snapshot: the ranked ones in order of rank, then the
 *     removed
 */
public record AssetDecision(Optional<FunderTerms> funder, List<Considered> considered) {

  public AssetDecision {
    considered = List.copyOf(considered);
  }
}
