package io.ebbgate.core.product;

/** Whose money is lent. */
public enum FundingMode {
  /** 自营: the platform's own. */
  SELF,
  /** 联合贷: platform and funder together, by agreed shares. */
  JOINT,
  /** 助贷: the funder's alone. */
  ASSISTED
}
