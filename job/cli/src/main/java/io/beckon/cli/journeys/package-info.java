/**
 * Journey records read where a job or a backtest wrote them, and told: what was decided, and why.
 */
package io.beckon.cli.journeys;
