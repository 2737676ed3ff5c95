/**
 * How good recognition is, measured with the code that the job runs.
 *
 * <p>Knows no Flink, no Kafka and no command line. Each package below is one question: {@code lfw} whether two pictures show
 * one person, {@code detection} which faces are found, {@code watchlist} who is named on video; {@code scores} is their
 * arithmetic, {@code report} their pages.
 */
@NullMarked
package dev.passerby.benchmarks;

import org.jspecify.annotations.NullMarked;
