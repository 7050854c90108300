package io.ebbgate.core.lending;

/** What the question "what would this repayment cost" is answered with. */
public sealed interface RepaymentAnswer permits RepaymentQuote, RepaymentRefusal {}
