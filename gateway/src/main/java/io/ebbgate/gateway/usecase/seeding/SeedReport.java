package io.ebbgate.gateway.usecase.seeding;

/**
 * What a seeding did.
 *
 * @param products new ones and new versions
 * @param funders new and changed ones
 * @param channels new and changed ones
 * @param lines opened
 * @param cards bound
 * @param agreements added
 * @param termsVersion the version of the terms that holds now
 */
public record SeedReport(
    Count products,
    Count funders,
    Count channels,
    Count lines,
    Count cards,
    Count agreements,
    long termsVersion) {

  /**
   * One kind of things.
   *
   * @param written new or changed
   * @param unchanged there already
   */
  public record Count(int written, int unchanged) {

    /** So many written of so many. */
    public static Count of(int written, int all) {
      return new Count(written, all - written);
    }

    /** The sums. */
    public Count plus(Count other) {
      return new Count(written + other.written, unchanged + other.unchanged);
    }
  }
}
