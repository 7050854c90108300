package io.ebbgate.gateway.usecase.product;

import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What people do about products. Every no is a {@link io.ebbgate.gateway.usecase.Rejected}. */
public interface Products {

  /** Every version of every product, by code and version, as this node knows them. */
  List<Terms.Product> all();

  /** Changes that wait for a second person, oldest first; there is one for a product at most. */
  Future<List<ProductChange>> waiting();

  /**
   * Proposes terms, as a new product or a new version of one. What was proposed for the same
   * product and waits is replaced; equal terms that wait already stay as they are.
   */
  Future<ProductChange> propose(Principal principal, ProductTerms terms, String reason);

  /** Makes a proposal a version of its product; by somebody other than the proposer. */
  Future<ProductChange> approve(Principal principal, UUID changeId);
}
