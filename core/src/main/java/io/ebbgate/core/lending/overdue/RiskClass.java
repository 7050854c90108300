package io.ebbgate.core.lending.overdue;

/** The five-tier class of a loan, best first. */
public enum RiskClass {
  /** 正常. */
  NORMAL,
  /** 关注. */
  SPECIAL_MENTION,
  /** 次级. */
  SUBSTANDARD,
  /** 可疑. */
  DOUBTFUL,
  /** 损失. */
  LOSS;

  /** Whether a loan of this class is non-performing. */
  public boolean isNonPerforming() {
    return switch (this) {
      case NORMAL, SPECIAL_MENTION -> false;
      case SUBSTANDARD, DOUBTFUL, LOSS -> true;
    };
  }
}
