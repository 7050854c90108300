package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a batch is about, under lock. Only the attempts named by a batch are there for evidence that
 * cannot end them; for the rest also all attempts of their orders, the orders, their cards, lines,
 * and, of repayments, the loans with their instalments. For a payout that came back, the loan that
 * it had become and what was repaid of it.
 *
 * @param attempts by id
 * @param drawdowns by id
 * @param repayments by id
 * @param loans by id
 * @param collected what was repaid, by loan, of those whose payout came back; those that nothing
 *     was repaid of may be missing
 * @param instalments by loan, in order of their number
 * @param lines by id
 * @param cards by id
 * @param held orders for which nothing further is started
 * @param suspense of orders whose money came back, and of the repayments of such a loan, by order:
 *     what was booked in suspense or as our loss. Other transfers of these entries may be missing
 * @param open of the same orders, by order: the incidents that nobody has ended
 * @param calls what people were called for about attempts that were contradicted, by attempt
 */
public record Loaded(
    Map<UUID, AttemptRow> attempts,
    Map<UUID, DrawdownRow> drawdowns,
    Map<UUID, RepaymentRow> repayments,
    Map<UUID, LoanRow> loans,
    Map<UUID, List<Lent.Collected>> collected,
    Map<UUID, List<InstalmentRow>> instalments,
    Map<UUID, LineRow> lines,
    Map<UUID, CardRow> cards,
    Set<UUID> held,
    Map<UUID, List<LedgerEntryRow>> suspense,
    Map<UUID, List<IncidentRow>> open,
    Map<UUID, List<AttemptFacts.Call>> calls) {}
