package io.ebbgate.gateway.http.api;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.account.BindCard;
import io.ebbgate.gateway.usecase.account.OpenLine;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.operator.ActOnOrder;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.ebbgate.gateway.usecase.servicing.LoanCommandFormat;
import io.ebbgate.gateway.usecase.servicing.ProposeLoanCommand;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the idempotency key of a validated command. The fingerprint is HMAC-SHA256 over a canonical
 * form of the command: a version, then each field with its length, so that no two commands share
 * bytes. It is keyed because some commands hold card and phone numbers, which a plain digest in the
 * database would let anybody find by trying. Thread-safe.
 */
public final class Fingerprints {
  private static final int FORM_VERSION = 1;
  private static final int SHORTEST_SECRET = 32;
  private static final String HMAC = "HmacSHA256";

  private final Mac keyed;

  /**
   * Fingerprints under a secret.
   *
   * @param secret at least 32 bytes; with another secret, repeats of older requests are taken for
   *     other requests, so keep it as long as keys are kept
   */
  public Fingerprints(byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException("a fingerprint secret has at least 32 bytes");
    }
    try {
      keyed = Mac.getInstance(HMAC);
      keyed.init(new SecretKeySpec(secret, HMAC));
    } catch (GeneralSecurityException cannotBe) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA256", cannotBe);
    }
  }

  /** The key of opening a line. */
  public IdempotencyKey of(Principal principal, String key, OpenLine command) {
    var form =
        new Form(IdempotencyKey.Operation.OPEN_CREDIT_LINE)
            .text(command.customerReference())
            .text(command.customerName())
            .text(command.customerPhone())
            .money(command.limit())
            .number(command.repaymentDay());
    return sealed(principal, key, form);
  }

  /** The key of binding a card. */
  public IdempotencyKey of(Principal principal, String key, BindCard command) {
    var form =
        new Form(IdempotencyKey.Operation.BIND_CARD)
            .id(command.customerId())
            .text(command.number())
            .text(command.holder())
            .text(command.bank());
    return sealed(principal, key, form);
  }

  /** The key of a drawdown. */
  public IdempotencyKey of(Principal principal, String key, RequestDrawdown command) {
    var form =
        new Form(IdempotencyKey.Operation.DRAWDOWN)
            .id(command.lineId())
            .id(command.cardId())
            .money(command.amount())
            .text(command.product())
            .number(command.termMonths())
            .text(command.contractReference())
            .text(command.offerId())
            .text(command.authenticationMethod())
            .text(command.authenticationReference())
            .instant(command.authenticatedAt());
    return sealed(principal, key, form);
  }

  /** The key of a repayment. */
  public IdempotencyKey of(Principal principal, String key, RequestRepayment command) {
    var form =
        new Form(IdempotencyKey.Operation.REPAYMENT)
            .id(command.loanId())
            .id(command.cardId())
            .text(command.quoteId())
            .money(command.amount());
    return sealed(principal, key, form);
  }

  /** The key of ending an incident. */
  public IdempotencyKey of(
      Principal principal, String key, UUID incidentId, ProposeResolution command) {
    var form =
        new Form(IdempotencyKey.Operation.RESOLVE_INCIDENT)
            .id(incidentId)
            .text(command.resolution().name())
            .text(command.reason())
            .text(command.evidenceReference());
    return sealed(principal, key, form);
  }

  /** The key of acting on an order. */
  public IdempotencyKey of(Principal principal, String key, UUID orderId, ActOnOrder command) {
    var form =
        new Form(IdempotencyKey.Operation.ACT_ON_ORDER)
            .id(orderId)
            .text(command.action().name())
            .text(command.reason());
    switch (command.action()) {
      case OrderAction.QueryNow _, OrderAction.Hold _, OrderAction.Resume _ -> {
        // They have nothing of their own.
      }
      case OrderAction.MarkMoved(var reference, var movedAt) ->
          form.text(reference).instant(movedAt);
      case OrderAction.MarkNotMoved(var reference) -> form.text(reference);
      case OrderAction.MarkReturned(var reference, var returnedAt, var amount) ->
          form.text(reference).instant(returnedAt).money(amount);
    }
    return sealed(principal, key, form);
  }

  /** The key of closing an orphan. */
  public IdempotencyKey of(Principal principal, String key, UUID orphanId, CloseOrphan command) {
    var form =
        new Form(IdempotencyKey.Operation.CLOSE_ORPHAN)
            .id(orphanId)
            .text(command.reason())
            .text(command.evidenceReference());
    return sealed(principal, key, form);
  }

  /** The key of ordering something about a loan. */
  public IdempotencyKey of(
      Principal principal, String key, UUID loanId, ProposeLoanCommand command) {
    var form =
        new Form(IdempotencyKey.Operation.ORDER_ABOUT_LOAN)
            .id(loanId)
            .text(command.reason())
            .tree(LoanCommandFormat.stored(command.command()));
    return sealed(principal, key, form);
  }

  private IdempotencyKey sealed(Principal principal, String key, Form form) {
    return new IdempotencyKey(
        principal.clientId(), form.operation, digest(key), fingerprint(form.bytes()));
  }

  private byte[] fingerprint(byte[] form) {
    try {
      return ((Mac) keyed.clone()).doFinal(form);
    } catch (CloneNotSupportedException cannotBe) {
      throw new IllegalStateException("the runtime's HMAC can be cloned", cannotBe);
    }
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException cannotBe) {
      throw new IllegalStateException("every Java runtime has SHA-256", cannotBe);
    }
  }

  /** A command's canonical bytes. */
  private static final class Form {
    private final IdempotencyKey.Operation operation;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Form(IdempotencyKey.Operation operation) {
      this.operation = operation;
      number(FORM_VERSION).number(operation.number());
    }

    Form text(String text) {
      return field(text.getBytes(StandardCharsets.UTF_8));
    }

    Form number(long number) {
      return write(() -> {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
      });
    }

    Form id(UUID id) {
      return number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
    }

    /** Each name and value in the tree's order, which is always the same. */
    Form tree(Map<?, ?> tree) {
      number(tree.size());
      tree.forEach((name, value) -> {
        text(String.valueOf(name));
        if (value instanceof Map<?, ?> inner) {
          tree(inner);
        } else {
          text(String.valueOf(value));
        }
      });
      return this;
    }

    Form money(Money money) {
      return number(money.minor()).text(money.currency().getCurrencyCode());
    }

    Form instant(Instant instant) {
      return number(instant.getEpochSecond()).number(instant.getNano());
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    private Form field(byte[] field) {
      return write(() -> {
        out.writeInt(field.length);
        out.write(field);
      });
    }

    private interface Writing {
      void write() throws IOException;
    }

    private Form write(Writing writing) {
      try {
        writing.write();
      } catch (IOException cannotBe) {
        throw new UncheckedIOException(cannotBe);
      }
      return this;
    }
  }
}
