package io.ebbgate.gateway.server.command.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import io.ebbgate.gateway.usecase.seeding.ReadSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The products that people copy from are sound, and keep their meaning when they are stored. */
class ExampleProductsTest {

  private static List<ProductTerms> examples() throws IOException {
    var tree =
        YamlTree.read(
            Path.of(
                System.getProperty("basedir", "."), "src/main/resources/examples/products.yaml"));
    return new ReadSeed(
            LendingCaps.defaults(),
            Map.of(),
            Terms.none(),
            Guarding.few(),
            channel -> Optional.empty())
        .read(tree)
        .products();
  }

  @Test
  void everyMethodHasOne() throws IOException {
    assertThat(examples()).extracting(ProductTerms::method).contains(RepaymentMethod.values());
  }

  @Test
  void whatIsStoredIsReadBackTheSame() throws IOException {
    for (ProductTerms product : examples()) {
      var mistakes = new ArrayList<Mistake>();
      var again = TermsFormat.product(Entry.root("", TermsFormat.tree(product), mistakes));

      assertThat(mistakes).isEmpty();
      assertThat(again).isEqualTo(product);
    }
  }
}
