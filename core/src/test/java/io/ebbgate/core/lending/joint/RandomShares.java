package io.ebbgate.core.lending.joint;

import io.ebbgate.core.lending.joint.Shares.FunderShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;

/** Agreements of one to four funders, by chance; some of nothing, some of all. */
final class RandomShares {

  private RandomShares() {}

  static Shares any(Random random) {
    return of(random, 1 + random.nextInt(4));
  }

  static Shares of(Random random, int funders) {
    int[][] ratios = new int[4][];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = i > 0 && random.nextBoolean() ? ratios[0] : ratios(random, funders);
    }
    var shares = new ArrayList<FunderShare>();
    for (int i = 0; i < funders; i++) {
      shares.add(
          new FunderShare(
              "f" + i, new Ratios(ratios[0][i], ratios[1][i], ratios[2][i], ratios[3][i])));
    }
    return new Shares(shares);
  }

  private static int[] ratios(Random random, int funders) {
    int[] ratios = new int[funders];
    switch (random.nextInt(6)) {
      // One lends all, or nobody but the platform.
      case 0 -> ratios[random.nextInt(funders)] = random.nextBoolean() ? Ratios.WHOLE : 0;
      // Equal parts: as many ties as there can be.
      case 1 -> Arrays.fill(ratios, Ratios.WHOLE / funders);
      case 2 -> Arrays.fill(ratios, Ratios.WHOLE / (funders + 1));
      default -> {
        int left = Ratios.WHOLE;
        for (int i = 0; i < funders; i++) {
          ratios[i] = random.nextInt(5) == 0 ? left : random.nextInt(left + 1);
          left -= ratios[i];
        }
      }
    }
    return ratios;
  }
}
