package io.ebbgate.gateway.http.json;

import io.ebbgate.gateway.usecase.VisibleText;
import java.util.function.Predicate;

/**
 * What a text must look like.
 *
 * @param allows decides
 * @param expectation what is expected, as a sentence for people
 */
public record TextRule(Predicate<String> allows, String expectation) {

  /** A text of so many characters (code points), none of them a control character. */
  public static TextRule visible(int minimum, int maximum) {
    return new TextRule(
        text -> {
          int length = text.codePointCount(0, text.length());
          return length >= minimum
              && length <= maximum
              && !text.isBlank()
              && VisibleText.isVisible(text);
        },
        "Give " + minimum + " to " + maximum + " visible characters.");
  }

  /** A text that a pattern matches whole. */
  public static TextRule pattern(String regex, String expectation) {
    return new TextRule(java.util.regex.Pattern.compile(regex).asMatchPredicate(), expectation);
  }
}
