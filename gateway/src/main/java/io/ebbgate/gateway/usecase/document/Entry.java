package io.ebbgate.gateway.usecase.document;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One map of a document. A method that finds a mistake notes it and answers a stand-in, so that
 * reading goes on and all mistakes are told at once: nothing that was read may be used when there
 * are any.
 */
public final class Entry {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;

  private final String path;
  private final Map<?, ?> values;
  private final List<Mistake> mistakes;
  private final Set<String> asked = new HashSet<>();

  private Entry(String path, Map<?, ?> values, List<Mistake> mistakes) {
    this.path = path;
    this.values = values;
    this.mistakes = mistakes;
  }

  /**
   * The map at the root of a document.
   *
   * @param name what the document is called in the paths of mistakes; may be empty
   * @param tree what a parser made of it
   * @param mistakes collects what is wrong
   */
  public static Entry root(String name, @Nullable Object tree, List<Mistake> mistakes) {
    if (tree instanceof Map<?, ?> map) {
      return new Entry(name, map, mistakes);
    }
    mistakes.add(new Mistake(name, "must be a map"));
    return new Entry(name, Map.of(), mistakes);
  }

  /** Where this map is. */
  public String path() {
    return path;
  }

  /** The path of one of its keys. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Notes a mistake of one key. */
  public void wrong(String key, String message) {
    mistakes.add(new Mistake(path(key), message));
  }

  /** Whether a key is given. */
  public boolean has(String key) {
    asked.add(key);
    return values.get(key) != null;
  }

  /** A text that must be there and not be blank. */
  public String text(String key) {
    return switch (required(key)) {
      case String text when !text.isBlank() -> text;
      case Object other -> standIn(key, "must be a text", "");
      case null -> "";
    };
  }

  /** A text, or the fallback when none is given. */
  public String text(String key, String fallback) {
    return has(key) ? text(key) : fallback;
  }

  /** A whole number within bounds, both included. */
  public long number(String key, long least, long most) {
    long number =
        switch (required(key)) {
          case Integer small -> small;
          case Long large -> large;
          case Object other -> standIn(key, "must be a whole number", least);
          case null -> least;
        };
    return number < least || number > most
        ? standIn(key, "must be within " + least + " and " + most, least)
        : number;
  }

  /** Yes or no, or the fallback when nothing is given. */
  public boolean flag(String key, boolean fallback) {
    if (!has(key)) {
      return fallback;
    }
    return values.get(key) instanceof Boolean flag
        ? flag
        : standIn(key, "must be true or false", fallback);
  }

  /** An amount {@code {amount: 10000, currency: CNY}} in minor units, zero or more. */
  public Money money(String key) {
    var entry = entry(key);
    long minor = entry.number("amount", 0, Money.MAXIMUM_MINOR);
    var currency = entry.currency("currency");
    entry.noMore();
    return new Money(minor, currency);
  }

  private Currency currency(String key) {
    String code = text(key);
    try {
      return code.isEmpty() ? Money.CNY : Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      return standIn(key, "is not an ISO 4217 currency", Money.CNY);
    }
  }

  /** An annual rate as a decimal in quotes. */
  public AnnualRate rate(String key) {
    String advice = "must be a decimal in quotes with at most six decimals, such as \"0.15\"";
    if (!(required(key) instanceof String text)) {
      return values.get(key) == null ? AnnualRate.ZERO : standIn(key, advice, AnnualRate.ZERO);
    }
    try {
      return AnnualRate.parse(text);
    } catch (NumberFormatException e) {
      return standIn(key, advice, AnnualRate.ZERO);
    }
  }

  /** One of an enumeration's names. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    var all = type.getEnumConstants();
    String given = text(key);
    for (E one : all) {
      if (one.name().equals(given)) {
        return one;
      }
    }
    return given.isEmpty()
        ? all[0]
        : standIn(key, "must be one of " + Arrays.toString(all), all[0]);
  }

  /** Every name of a list, of an enumeration; an absent list is an empty one. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    var chosen = new ArrayList<E>();
    for (String text : texts(key)) {
      for (E one : type.getEnumConstants()) {
        if (one.name().equals(text)) {
          chosen.add(one);
        }
      }
    }
    return chosen.size() == list(key).size()
        ? chosen
        : standIn(key, "must be a list of " + Arrays.toString(type.getEnumConstants()), List.of());
  }

  /** A day such as {@code "2026-11-23"}, of this millennium. */
  public LocalDate date(String key) {
    String text = text(key);
    try {
      if (!text.isEmpty()) {
        var date = LocalDate.parse(text);
        if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
          return date;
        }
        wrong(key, "must be within " + FIRST_YEAR + " and " + LAST_YEAR);
      }
    } catch (DateTimeException e) {
      wrong(key, "must be a day in quotes, such as \"2026-11-23\"");
    }
    return LocalDate.EPOCH;
  }

  /** A map that must be there. */
  public Entry entry(String key) {
    if (required(key) instanceof Map<?, ?> map) {
      return new Entry(path(key), map, mistakes);
    }
    // Its own keys are not missed as well: that would tell one mistake many times.
    var ignored = new ArrayList<Mistake>();
    var standIn = new Entry(path(key), Map.of(), ignored);
    return values.get(key) == null ? standIn : standIn(key, "must be a map", standIn);
  }

  /** Every map of a list; an absent list is an empty one. */
  public List<Entry> entries(String key) {
    var entries = new ArrayList<Entry>();
    var items = list(key);
    for (int i = 0; i < items.size(); i++) {
      String item = path(key) + "[" + i + "]";
      if (items.get(i) instanceof Map<?, ?> map) {
        entries.add(new Entry(item, map, mistakes));
      } else {
        mistakes.add(new Mistake(item, "must be a map"));
      }
    }
    return entries;
  }

  /** Every text of a list; an absent list is an empty one. */
  public List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (Object item : list(key)) {
      if (item instanceof String text && !text.isBlank()) {
        texts.add(text);
      } else {
        wrong(key, "must be a list of texts");
        return List.of();
      }
    }
    return texts;
  }

  /** Every whole number of a list; an absent list is an empty one. */
  public List<Integer> numbers(String key) {
    var numbers = new ArrayList<Integer>();
    for (Object item : list(key)) {
      if (item instanceof Integer number) {
        numbers.add(number);
      } else {
        wrong(key, "must be a list of whole numbers");
        return List.of();
      }
    }
    return numbers;
  }

  /** A map of texts in its order; an absent map is an empty one. */
  public Map<String, String> settings(String key) {
    if (!has(key)) {
      return Map.of();
    }
    var settings = new LinkedHashMap<String, String>();
    var entry = entry(key);
    for (Object name : entry.values.keySet()) {
      String text = String.valueOf(name);
      settings.put(text, entry.text(text));
    }
    return settings;
  }

  /** Notes every key that was never asked for. */
  public void noMore() {
    for (Object key : values.keySet()) {
      if (!(key instanceof String text) || !asked.contains(text)) {
        mistakes.add(new Mistake(path(String.valueOf(key)), "is not known here"));
      }
    }
  }

  private List<?> list(String key) {
    if (!has(key)) {
      return List.of();
    }
    return values.get(key) instanceof List<?> list
        ? list
        : standIn(key, "must be a list", List.of());
  }

  private @Nullable Object required(String key) {
    if (!has(key)) {
      wrong(key, "is missing");
    }
    return values.get(key);
  }

  private <T> T standIn(String key, String message, T standIn) {
    wrong(key, message);
    return standIn;
  }
}
