package io.ebbgate.core.lending.overdue;

import java.util.List;

/**
 * The days by which bucket, class and stage are told apart. Each list holds the last day overdue of
 * every step but the last one, ascending.
 *
 * @param bucketDays six: the last days of M1 to M6
 * @param classDays three: the last days of special mention, substandard and doubtful
 * @param stageDays four: the last days of messages and of the three stages of agents
 */
public record DelinquencyTerms(
    List<Integer> bucketDays, List<Integer> classDays, List<Integer> stageDays) {

  private static final List<Bucket> BUCKETS = List.of(Bucket.values());
  private static final List<RiskClass> CLASSES = List.of(RiskClass.values());
  private static final List<CollectionStage> STAGES = List.of(CollectionStage.values());

  public DelinquencyTerms {
    bucketDays = steps("buckets", bucketDays, BUCKETS.size());
    classDays = steps("classes", classDays, CLASSES.size());
    stageDays = steps("stages", stageDays, STAGES.size());
  }

  /** Buckets of thirty days; classes by 90, 270 and 360 days; stages by 7, 30, 60 and 90. */
  public static DelinquencyTerms usual() {
    return new DelinquencyTerms(
        List.of(30, 60, 90, 120, 150, 180), List.of(90, 270, 360), List.of(7, 30, 60, 90));
  }

  private static List<Integer> steps(String what, List<Integer> days, int names) {
    if (days.size() != names - 2) {
      throw new IllegalArgumentException(what + " need " + (names - 2) + " days, not " + days);
    }
    int before = 0;
    for (int day : days) {
      if (day <= before) {
        throw new IllegalArgumentException(what + " do not ascend from 1: " + days);
      }
      before = day;
    }
    return List.copyOf(days);
  }

  /** What a loan with so many days overdue is; grace days count. */
  public Delinquency of(long daysOverdue) {
    return new Delinquency(
        daysOverdue,
        BUCKETS.get(step(bucketDays, daysOverdue)),
        CLASSES.get(step(classDays, daysOverdue)),
        STAGES.get(step(stageDays, daysOverdue)));
  }

  private static int step(List<Integer> lastDays, long daysOverdue) {
    if (daysOverdue <= 0) {
      return 0;
    }
    int step = 1;
    while (step <= lastDays.size() && daysOverdue > lastDays.get(step - 1)) {
      step++;
    }
    return step;
  }
}
