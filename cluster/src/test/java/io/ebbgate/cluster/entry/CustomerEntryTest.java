package io.ebbgate.cluster.entry;

import static io.ebbgate.cluster.Requests.aborted;
import static io.ebbgate.cluster.Requests.accepted;
import static io.ebbgate.cluster.Requests.customer;
import static io.ebbgate.cluster.Requests.fingerprint;
import static io.ebbgate.cluster.Requests.key;
import static io.ebbgate.cluster.Requests.line;
import static io.ebbgate.cluster.Requests.order;
import static io.ebbgate.cluster.Requests.reserve;
import static io.ebbgate.cluster.Requests.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustomerEntryTest {

  private static final EntryTerms TERMS = new EntryTerms(1_000, 60_000, 4);
  private static final ReserveAnswer RESERVED = new ReserveAnswer.Reserved();
  private static final ReserveAnswer KEY_IN_FLIGHT = new ReserveAnswer.KeyInFlight();
  private static final ReserveAnswer NOT_LOADED = new ReserveAnswer.NotLoaded();

  private final CustomerEntry entry = new CustomerEntry();
  private long nowMs = 100_000;

  private GridAnswer take(GridStep step) {
    return entry.take(step, nowMs, TERMS);
  }

  private void install(LineSnapshot row) {
    assertThat(take(new GridStep.Install(row))).isEqualTo(new UpdateAnswer.Applied());
  }

  @Nested
  class Reserving {

    @Test
    void a_line_that_was_never_installed_is_not_loaded_and_leaves_nothing_behind() {
      assertThat(take(reserve(1, 1, 100))).isEqualTo(NOT_LOADED);
      assertThat(entry.isEmpty()).isTrue();
    }

    @Test
    void a_row_that_comes_along_saves_the_detour() {
      ReserveRequest request = reserve(1, 1, 100);
      assertThat(
              take(
                  new ReserveRequest(
                      request.customerId(),
                      request.lineId(),
                      request.orderId(),
                      request.amountMinor(),
                      request.key(),
                      request.fingerprint(),
                      Optional.of(row(1, 1, 100)))))
          .isEqualTo(RESERVED);
    }

    @Test
    void amounts_are_held_until_nothing_more_fits() {
      install(row(1, 1, 1_000, 100, LineState.ACTIVE));
      assertThat(take(reserve(1, 1, 500))).isEqualTo(RESERVED);
      assertThat(take(reserve(1, 2, 401))).isEqualTo(new ReserveAnswer.CreditTooSmall(400));
      assertThat(take(reserve(1, 3, 400))).isEqualTo(RESERVED);
      assertThat(take(reserve(1, 4, 1))).isEqualTo(new ReserveAnswer.CreditTooSmall(0));
    }

    @Test
    void a_limit_lowered_below_what_is_owed_leaves_nothing_and_not_less() {
      install(row(1, 1, 1_000, 900, LineState.ACTIVE));
      install(row(1, 2, 500, 900, LineState.ACTIVE));
      assertThat(take(reserve(1, 1, 1))).isEqualTo(new ReserveAnswer.CreditTooSmall(0));
    }

    @Test
    void a_line_that_is_not_active_says_so() {
      install(row(1, 1, 1_000, 0, LineState.FROZEN));
      assertThat(take(reserve(1, 1, 1)))
          .isEqualTo(new ReserveAnswer.LineNotActive(LineState.FROZEN));
      install(row(1, 2, 1_000, 0, LineState.CLOSED));
      assertThat(take(reserve(1, 2, 1)))
          .isEqualTo(new ReserveAnswer.LineNotActive(LineState.CLOSED));
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_holds_the_amount_once() {
      install(row(1, 1, 1_000));
      assertThat(take(reserve(1, 1, 600))).isEqualTo(RESERVED);
      assertThat(take(reserve(1, 1, 600))).isEqualTo(RESERVED);
      assertThat(take(reserve(1, 2, 400))).isEqualTo(RESERVED);
    }

    @Test
    void a_reservation_without_settlement_expires() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 600));
      nowMs += 999;
      assertThat(take(reserve(1, 2, 600))).isEqualTo(new ReserveAnswer.CreditTooSmall(400));
      nowMs += 1;
      assertThat(take(reserve(1, 3, 600))).isEqualTo(RESERVED);
    }

    @Test
    void an_expired_reservation_behind_one_that_holds_counts_no_more() {
      install(row(1, 1, 1_000));
      // Two callers whose clocks differ: the later one in line expires first.
      entry.take(reserve(1, 1, 100), nowMs + 500, TERMS);
      entry.take(reserve(1, 2, 900), nowMs, TERMS);
      nowMs += 1_000;
      assertThat(take(reserve(1, 3, 900))).isEqualTo(RESERVED);
      assertThat(entry.pending()).containsKeys(order(1), order(3));
    }
  }

  @Nested
  class Keys {

    @Test
    void a_key_in_flight_turns_others_away_whatever_the_first_was_answered() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 7, 600));
      assertThat(take(reserve(1, 2, 7, 100))).isEqualTo(KEY_IN_FLIGHT);
      take(reserve(1, 3, 8, 5_000));
      assertThat(take(reserve(1, 4, 8, 100))).isEqualTo(KEY_IN_FLIGHT);
    }

    @Test
    void a_bound_key_names_its_order_and_tells_a_replay_from_a_conflict() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 600));
      take(accepted(1, 1, row(1, 2, 1_000, 600, LineState.ACTIVE)));
      assertThat(take(reserve(1, 2, 1, 600))).isEqualTo(new ReserveAnswer.KeyDone(order(1), true));
      ReserveRequest other =
          new ReserveRequest(customer(1), line(1), order(3), 5, key(1), fingerprint(99));
      assertThat(take(other)).isEqualTo(new ReserveAnswer.KeyDone(order(1), false));
    }

    @Test
    void a_refusal_binds_its_key_too() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 5_000));
      take(new Settlement.Refused(customer(1), order(1), key(1), fingerprint(1), Optional.empty()));
      assertThat(take(reserve(1, 2, 1, 5_000)))
          .isEqualTo(new ReserveAnswer.KeyDone(order(1), true));
    }

    @Test
    void the_winner_that_the_database_names_takes_the_key_and_our_reservation_goes() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 1_000));
      take(new Settlement.AlreadyBound(customer(1), order(1), key(1), order(50), fingerprint(1)));
      assertThat(take(reserve(1, 2, 1, 1))).isEqualTo(new ReserveAnswer.KeyDone(order(50), true));
      assertThat(take(reserve(1, 3, 1_000))).isEqualTo(RESERVED);
    }

    @Test
    void an_aborted_order_frees_its_amount_and_its_key() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 1_000));
      take(aborted(1, 1));
      assertThat(take(reserve(1, 2, 1, 1_000))).isEqualTo(RESERVED);
    }

    @Test
    void an_aborted_order_leaves_the_key_of_whoever_claimed_it_since() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 7, 100));
      nowMs += 1_000;
      take(reserve(1, 2, 7, 100));
      take(new Settlement.Aborted(customer(1), order(1), key(7)));
      assertThat(take(reserve(1, 3, 7, 100))).isEqualTo(KEY_IN_FLIGHT);
    }

    @Test
    void a_key_is_claimed_without_credit_where_none_is_needed() {
      GridStep.ClaimKey first =
          new GridStep.ClaimKey(customer(1), order(1), key(1), fingerprint(1));
      assertThat(take(first)).isEqualTo(RESERVED);
      assertThat(take(first)).isEqualTo(RESERVED);
      assertThat(take(new GridStep.ClaimKey(customer(1), order(2), key(1), fingerprint(1))))
          .isEqualTo(KEY_IN_FLIGHT);
    }

    @Test
    void keys_are_forgotten_in_time_so_that_the_database_answers() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 100));
      nowMs += 1_000;
      assertThat(take(reserve(1, 2, 1, 100))).isEqualTo(RESERVED);
      take(accepted(1, 1, row(1, 2, 1_000, 100, LineState.ACTIVE)));
      nowMs += 59_999;
      assertThat(take(reserve(1, 3, 1, 100))).isEqualTo(new ReserveAnswer.KeyDone(order(1), true));
      nowMs += 1;
      assertThat(take(reserve(1, 4, 1, 100))).isEqualTo(RESERVED);
    }

    @Test
    void records_of_each_kind_are_bounded_and_the_oldest_goes_first() {
      install(row(1, 1, 1_000));
      for (int i = 1; i <= 6; i++) {
        take(reserve(1, i, 1));
      }
      assertThat(entry.pending()).containsOnlyKeys(order(3), order(4), order(5), order(6));
      assertThat(entry.inFlight()).containsOnlyKeys(key(3), key(4), key(5), key(6));
      for (int i = 1; i <= 6; i++) {
        take(accepted(1, i, row(1, i + 1, 1_000, i, LineState.ACTIVE)));
      }
      assertThat(entry.bound()).containsOnlyKeys(key(3), key(4), key(5), key(6));
      assertThat(entry.inFlight()).isEmpty();
      for (int i = 2; i <= 6; i++) {
        install(new LineSnapshot(customer(1), line(i), 1, 1_000, 0, 0, LineState.ACTIVE));
      }
      assertThat(entry.lines()).hasSize(4).containsKey(line(6));
    }
  }

  @Nested
  class Installing {

    @Test
    void only_a_newer_row_is_taken() {
      install(row(1, 5, 1_000));
      install(row(1, 4, 9_000));
      install(row(1, 5, 9_000));
      assertThat(take(reserve(1, 1, 1_001))).isEqualTo(new ReserveAnswer.CreditTooSmall(1_000));
      install(row(1, 6, 9_000));
      assertThat(take(reserve(1, 2, 9_000))).isEqualTo(RESERVED);
    }

    @Test
    void an_order_that_the_row_counts_is_not_counted_twice() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 300));
      take(reserve(1, 2, 300));
      install(
          new LineSnapshot(
              customer(1), line(1), 2, 1_000, 300, 0, LineState.ACTIVE, Set.of(order(1))));
      assertThat(take(reserve(1, 3, 401))).isEqualTo(new ReserveAnswer.CreditTooSmall(400));
    }

    @Test
    void a_late_row_still_tells_which_orders_newer_rows_count() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 300));
      install(row(1, 3, 1_000, 300, LineState.ACTIVE));
      install(
          new LineSnapshot(
              customer(1), line(1), 2, 1_000, 300, 0, LineState.ACTIVE, Set.of(order(1))));
      assertThat(take(reserve(1, 2, 700))).isEqualTo(RESERVED);
    }

    @Test
    void settled_orders_move_from_pending_to_the_row_whatever_the_order_of_settlements() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 300));
      take(reserve(1, 2, 200));
      LineSnapshot first = row(1, 2, 1_000, 300, LineState.ACTIVE);
      LineSnapshot second = row(1, 3, 1_000, 500, LineState.ACTIVE);
      take(accepted(1, 2, second));
      take(accepted(1, 1, first));
      assertThat(entry.pending()).isEmpty();
      assertThat(take(reserve(1, 3, 501))).isEqualTo(new ReserveAnswer.CreditTooSmall(500));
    }

    @Test
    void an_acceptance_without_its_row_keeps_the_amount_held_until_expiry() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 300));
      take(
          new Settlement.Accepted(customer(1), order(1), key(1), fingerprint(1), Optional.empty()));
      assertThat(take(reserve(1, 2, 701))).isEqualTo(new ReserveAnswer.CreditTooSmall(700));
    }

    @Test
    void invalidating_forgets_lines_and_keeps_reservations_and_keys() {
      install(row(1, 1, 1_000));
      take(reserve(1, 1, 300));
      take(new GridStep.Invalidate(customer(1)));
      assertThat(take(reserve(1, 2, 1, 300))).isEqualTo(KEY_IN_FLIGHT);
      assertThat(take(reserve(1, 2, 300))).isEqualTo(NOT_LOADED);
      install(row(1, 1, 1_000));
      assertThat(take(reserve(1, 2, 701))).isEqualTo(new ReserveAnswer.CreditTooSmall(700));
    }
  }

  @Test
  void a_copy_does_not_change_with_its_original() {
    install(row(1, 1, 1_000));
    CustomerEntry copy = entry.copy();
    take(reserve(1, 1, 300));
    assertThat(copy.pending()).isEmpty();
    assertThat(copy.inFlight()).isEmpty();
    assertThat(entry.pending()).hasSize(1);
  }
}
