package io.ebbgate.proving.torture;

import java.time.Duration;

/**
 * One blow.
 *
 * @param harm what is done
 * @param gateway to which gateway; without meaning when the harm is not to one gateway
 * @param after how long customers are left alone before it
 * @param lasting how long the victim stays dead before it is started again, or stalled
 */
record Strike(Harm harm, int gateway, Duration after, Duration lasting) {

  /** What can be done. */
  enum Harm {
    /** SIGKILL to one gateway. */
    KILL_GATEWAY,
    /** SIGKILL to all gateways. */
    KILL_ALL_GATEWAYS,
    /** SIGKILL to PostgreSQL's postmaster. */
    KILL_POSTGRES,
    /** SIGSTOP to one gateway, and SIGCONT when its leases are over. */
    STALL_GATEWAY,
    /** Not a byte more fits on the disk that PostgreSQL is on. */
    FILL_DISK
  }
}
