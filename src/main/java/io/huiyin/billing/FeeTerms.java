package io.huiyin.billing;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a standard says (收费标准): the price and what it comes with.
 *
 * @param unitPrice       yuan; null where tiers or shared costs say it
 * @param tiers           of METERED; empty where there are none
 * @param vacancyRatio    what a house that is vacant or unsold pays, as a part of the whole; null for all of it
 * @param lateFee         null where nothing is owed for being late
 * @param basis           on what the price rests (依据)
 * @param composition     what it is made of
 * @param qualityStandard what is done for it (SVC-03)
 */
public record FeeTerms(
        String unitPrice,
        List<Tier> tiers,
        String vacancyRatio,
        int dueDays,
        LateFeeTerms lateFee,
        String basis,
        List<PricePart> composition,
        String qualityStandard) {

    /**
     * @param at the pointer to what holds the price, such as {@code /pricing}
     * @throws io.huiyin.kernel.ProblemException 422 where the price does not fit the method, or a figure is out of
     *     bounds
     */
    void check(PricingMethod method, String at) {
        var errors = new ArrayList<FieldError>();
        switch (method) {
            case AREA, FIXED, ONE_OFF -> {
                if (unitPrice == null) errors.add(needed(at + "/unitPrice"));
                if (!tiers.isEmpty()) errors.add(without(at + "/tiers", method));
            }
            case METERED -> {
                if (unitPrice == null && tiers.isEmpty()) errors.add(needed(at + "/unitPrice"));
                if (unitPrice != null && !tiers.isEmpty()) errors.add(without(at + "/unitPrice", method));
                checkTiers(errors, at);
            }
            case SHARED -> {
                if (unitPrice != null) errors.add(without(at + "/unitPrice", method));
                if (!tiers.isEmpty()) errors.add(without(at + "/tiers", method));
            }
        }
        if (lateFee != null) lateFee.check(errors);
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    private void checkTiers(List<FieldError> errors, String at) {
        var below = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            var upTo = Figures.decimal(tiers.get(i).upTo());
            boolean last = i == tiers.size() - 1;
            if (last != (upTo == null)) {
                errors.add(new FieldError(
                        at + "/tiers/" + i + "/upTo",
                        "open-end",
                        Text.of("The last tier, and no other, has no upper end.", "最后一档不设上限，其余各档须设上限。")));
            } else if (!last && upTo.compareTo(below) <= 0) {
                errors.add(new FieldError(
                        at + "/tiers/" + i + "/upTo",
                        "not-rising",
                        Text.of("Each tier ends above the one before.", "各档上限须依次递增。")));
            }
            if (upTo != null) below = upTo;
        }
    }

    private static FieldError needed(String pointer) {
        return new FieldError(pointer, "price-needed", Text.of("This method of pricing needs a price.", "该计费方式须填写单价。"));
    }

    private static FieldError without(String pointer, PricingMethod method) {
        return new FieldError(
                pointer, "price-not-of-method", Text.of("With %s this does not go.", "计费方式 %s 不使用此项。", method));
    }
}
