package io.ebbgate.gateway.usecase.reference;

/** The terms of now. */
public interface TermsSource {

  /**
   * The newest snapshot that this process knows; refreshed in the background, at most its polling
   * time old. Never blocks; callable from any thread.
   */
  Terms current();
}
