package io.huiyin.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an item comes to for a house, told in advance (报价, SVC-02): of a recurring one for a whole period, whatever its
 * days.
 *
 * @param on              the day by whose standard it is reckoned
 * @param effectiveFrom   since when the published standard holds that it is reckoned by
 * @param lines           what it is made of
 * @param totalFen        what it comes to, in fen
 * @param basis           on what the price rests (依据)
 * @param composition     what the unit price is made of
 * @param qualityStandard what is done for it (SVC-03)
 */
public record Quote(
        UUID feeItemId,
        UUID houseId,
        LocalDate on,
        LocalDate effectiveFrom,
        List<QuoteLine> lines,
        long totalFen,
        String basis,
        List<PricePart> composition,
        String qualityStandard) {}
