package io.ebbgate.gateway.usecase.notice;

/** Who is told, and how. */
public enum NoticeKind {
  /** The customer, by text message. */
  SMS,
  /** The lending app, by signed webhook. */
  WEBHOOK,
  /** The credit bureau. */
  REPORT
}
