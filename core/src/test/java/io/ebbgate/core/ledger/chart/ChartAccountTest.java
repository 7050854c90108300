package io.ebbgate.core.ledger.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.servicing.ServicingAccounts;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChartAccountTest {
  private static final String HEAD =
      """
      | account | name | type | normal side | holds | booked |
      | --- | --- | --- | --- | --- | --- |
      """;

  /** All that the two classes declare, whether constant or made for a part. */
  private static List<Account> declared() throws ReflectiveOperationException {
    var accounts = new ArrayList<Account>();
    for (var type : List.of(Account.class, ServicingAccounts.class)) {
      for (var field : type.getFields()) {
        if (field.getType() == Account.class) {
          accounts.add((Account) field.get(null));
        }
      }
      for (var method : type.getMethods()) {
        if (isFactory(method)) {
          accounts.add((Account) method.invoke(null, "somebody"));
        }
      }
    }
    return accounts;
  }

  private static boolean isFactory(Method method) {
    return Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Account.class;
  }

  @Test
  void everyAccountThatPostingsNameHasExactlyOneLine() throws ReflectiveOperationException {
    assertThat(declared())
        .hasSizeGreaterThanOrEqualTo(14)
        .allSatisfy(account ->
            assertThat(ChartAccount.values())
                .as(account.code())
                .filteredOn(line -> line.covers(account))
                .hasSize(1));
  }

  @Test
  void everyLineIsTheCodeOfAnAccount() {
    assertThat(ChartAccount.values())
        .allSatisfy(line -> assertThat(line.covers(new Account(line.code()))).isTrue())
        .extracting(ChartAccount::code)
        .doesNotHaveDuplicates();
  }

  @Test
  void aLineWithAPartStandsForEveryAccountOfItsKindAndNoOther() {
    assertThat(ChartAccount.PROVIDER_CLEARING.covers(Account.providerClearing("a"))).isTrue();
    assertThat(ChartAccount.PROVIDER_CLEARING.covers(new Account("provider-clearing"))).isFalse();
    assertThat(ChartAccount.SUSPENSE.covers(new Account("suspense:a"))).isFalse();
  }

  @Test
  void anAccountsNormalSideFollowsFromItsType() {
    for (var line : ChartAccount.values()) {
      switch (line.type()) {
        case ASSET, EXPENSE, OFF_BALANCE_SHEET ->
            assertThat(line.normalSide()).as(line.code()).isEqualTo(Side.DEBIT);
        case LIABILITY, INCOME ->
            assertThat(line.normalSide()).as(line.code()).isEqualTo(Side.CREDIT);
        case CLEARING -> assertThat(line.normalSide()).as(line.code()).isNotNull();
      }
    }
  }

  @Test
  void aFundersPrincipalIsNoAssetOfOurs() {
    assertThat(ChartAccount.FUNDER_PRINCIPAL.type()).isEqualTo(AccountType.OFF_BALANCE_SHEET);
  }

  /** {@code -Debbgate.docs.rewrite=true} prints the table anew. */
  @Test
  void theDocumentsTableIsTheChart() throws IOException {
    String rendered = render();
    if (Boolean.getBoolean("ebbgate.docs.rewrite")) {
      System.out.println(rendered);
    }
    assertThat(Files.readString(document()))
        .as("docs/ledger.md; run with -Debbgate.docs.rewrite=true to print its table")
        .contains("\n\n" + rendered + "\n");
  }

  /** In the folder above this module, wherever the build was started. */
  private static Path document() {
    return Path.of(System.getProperty("basedir", "."))
        .toAbsolutePath()
        .normalize()
        .resolveSibling("docs/ledger.md");
  }

  private static String render() {
    return Arrays.stream(ChartAccount.values())
        .map(ChartAccountTest::row)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(ChartAccount line) {
    return "| `%s` | %s | %s | %s | %s | %s |\n"
        .formatted(
            line.code(),
            line.title(),
            words(line.type()),
            words(line.normalSide()),
            line.holds(),
            line.booked() ? "yes" : "not yet");
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
