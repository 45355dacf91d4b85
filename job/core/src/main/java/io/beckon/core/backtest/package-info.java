/** The engine over a bounded log: who would have got what, and when. */
package io.beckon.core.backtest;
