package io.huiyin.reports;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.huiyin.billing.FeeClass;
import io.huiyin.web.Tagged;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What part of each class of fees a community means to collect (收缴率目标, FEE-02), in percent. Paid services and deposits have no
 * target.
 *
 * @param property    物业费, 95 until it is changed
 * @param parking     停车费, 98 until it is changed
 * @param passThrough 代收代缴, 100 until it is changed
 * @param version     0 until it is first changed
 */
public record CollectionTarget(
        UUID communityId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal property,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal parking,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal passThrough,
        int version)
        implements Tagged {

    static CollectionTarget standard(UUID communityId) {
        return new CollectionTarget(
                communityId, new BigDecimal("95.00"), new BigDecimal("98.00"), new BigDecimal("100.00"), 0);
    }

    /** Null for a class without one, and for bills of several classes. */
    BigDecimal of(FeeClass feeClass) {
        return switch (feeClass) {
            case PROPERTY -> property;
            case PARKING -> parking;
            case PASS_THROUGH -> passThrough;
            case SERVICE, DEPOSIT -> null;
            case null -> null;
        };
    }
}
