/**
 * Counts who must get which message when, and shares no code with the engine: its own reading of
 * the log and its own loop, for campaigns that are written down twice. What the backtest puts out
 * is held against it, send by send.
 */
package io.beckon.scenarios.count;
