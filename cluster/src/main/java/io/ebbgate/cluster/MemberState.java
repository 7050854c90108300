package io.ebbgate.cluster;

/**
 * What this member sees of the cluster.
 *
 * @param members how many members it sees, itself included; 0 when it is not running
 * @param quorum how many it needs to take new movements
 */
public record MemberState(int members, int quorum) {

  /** Whether new movements may be taken here. */
  public boolean inQuorum() {
    return members >= quorum;
  }
}
