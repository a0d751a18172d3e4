package com.offsideventures.seed;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that falls the same way each time: every row has dice of its own, so that any row can be worked out again
 * without those before it.
 */
final class Dice {

    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    /**
     * @param subject what is decided, for example "contact"
     * @param row the number of the row, from 0
     */
    Dice(String subject, int row) {
        this.random = new SplittableRandom(subject.hashCode() * MIXER + row);
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From 0 to below 1. */
    double fraction() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One of the values, each as likely as its weight says. */
    <T> T pick(List<T> values, int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int at = random.nextInt(sum);
        int index = 0;
        while (at >= weights[index]) {
            at -= weights[index];
            index++;
        }
        return values.get(index);
    }

    /**
     * From 0 to below the bound, small numbers more often: with 2.5 and a hundred thousand numbers, the first comes up
     * once in a hundred times.
     */
    int skewed(int bound, double steepness) {
        return (int) (bound * Math.pow(random.nextDouble(), steepness));
    }

    /** Around zero, two thirds within one. */
    double normal() {
        return random.nextGaussian();
    }
}
