package com.offsideventures.deal;

import java.math.BigDecimal;

/**
 * How many deals stand in a stage, and what they are worth together.
 *
 * @param stageId the stage; one without a deal that matches is left out
 * @param currency ISO 4217 code; amounts of different currencies are never added up
 * @param count the deals
 * @param amount their amounts, in units of the currency
 */
public record StageSum(long stageId, String currency, long count, BigDecimal amount) {}
