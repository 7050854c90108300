package io.ebbgate.gateway.usecase.document;

/**
 * Something wrong in a document.
 *
 * @param path where, such as {@code products[0].annualRate}
 * @param message what is wrong and what would be right; repeats nothing personal
 */
public record Mistake(String path, String message) {
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
