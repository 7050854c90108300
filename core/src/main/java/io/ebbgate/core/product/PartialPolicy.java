package io.ebbgate.core.product;

/** What a partial early repayment does to the instalments that remain. */
public enum PartialPolicy {
  /** Their number stays, each gets lower. */
  REDUCE_INSTALMENT,
  /** Their height stays, the last ones fall away. */
  REDUCE_TERM
}
