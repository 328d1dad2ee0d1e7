package io.huiyin.owners;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.huiyin.web.Tagged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What an owner is to a house (房屋关系), from a day to a day.
 *
 * @param householdHead whether the owner stands for the household of this house now (户主)
 * @param to            the last day of it; absent while it goes on
 */
public record HouseRelation(
        UUID id,
        UUID ownerId,
        UUID houseId,
        String houseCode,
        String building,
        String room,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal areaSquareMetres,
        RelationKind relation,
        boolean householdHead,
        LocalDate from,
        LocalDate to,
        int version)
        implements Tagged {

    boolean isOver(LocalDate today) {
        return to != null && to.isBefore(today);
    }
}
