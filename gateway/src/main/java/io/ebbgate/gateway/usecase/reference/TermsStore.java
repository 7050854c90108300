package io.ebbgate.gateway.usecase.reference;

import io.vertx.core.Future;

/** Where terms are kept. */
public interface TermsStore {

  /** The version that is stored now. */
  Future<Long> version();

  /** Everything, as of one moment. */
  Future<Terms> load();
}
