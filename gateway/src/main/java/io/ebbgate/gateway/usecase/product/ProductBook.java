package io.ebbgate.gateway.usecase.product;

import io.ebbgate.core.product.ProductTerms;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Where changes of products are kept. */
public interface ProductBook {

  /**
   * A proposal to keep.
   *
   * @param id of the change
   * @param proposerId the client whose key was used
   */
  record Proposal(UUID id, ProductTerms terms, String reason, UUID proposerId, Instant at) {}

  /** See {@link Products#waiting}. */
  Future<List<ProductChange>> waiting();

  /** See {@link Products#propose}. */
  Future<ProductChange> propose(Proposal proposal);

  /**
   * Makes a change a version, in one transaction; fails with {@code PRODUCT_CHANGE_NOT_FOUND} when
   * there is none.
   *
   * @param check is given the change under its lock; what it throws undoes everything
   */
  Future<ProductChange> approve(
      UUID changeId, UUID approverId, Instant at, Consumer<ProductChange> check);
}
