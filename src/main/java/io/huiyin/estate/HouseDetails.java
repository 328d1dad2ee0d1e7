package io.huiyin.estate;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be said and changed of a house; the parts mean what they mean in {@link House}. */
public record HouseDetails(
        String code,
        UUID areaId,
        String phase,
        String building,
        String unit,
        String floor,
        String room,
        BigDecimal areaSquareMetres,
        HandoverStatus handoverStatus,
        LocalDate handedOverOn,
        OccupancyStatus occupancyStatus,
        String occupancyDetail,
        String note) {

    public HouseDetails {
        if (code == null) code = codeOf(phase, building, unit, room);
    }

    /** What a house is called that was given no code: what leads to it, joined by {@code -}. */
    public static String codeOf(String phase, String building, String unit, String room) {
        return Stream.of(phase, building, unit, room).filter(Objects::nonNull).collect(Collectors.joining("-"));
    }

    /**
     * @param today in the community's zone
     * @throws ProblemException 422 where the parts contradict each other
     */
    void check(LocalDate today) {
        if (areaSquareMetres.signum() <= 0) {
            throw Problems.unprocessable(
                    "/areaSquareMetres", "not-positive", Text.of("It must be more than zero.", "必须大于零。"));
        }
        if (handoverStatus == HandoverStatus.HANDED_OVER && handedOverOn == null) {
            throw Problems.unprocessable(
                    "/handedOverOn",
                    "date-needed",
                    Text.of("A house that was handed over has the date of it.", "已交房的房屋须填写交房日期。"));
        }
        if (handoverStatus == HandoverStatus.NOT_HANDED_OVER && handedOverOn != null) {
            throw Problems.unprocessable(
                    "/handedOverOn",
                    "date-without-handover",
                    Text.of("A house that was not handed over has no date of it.", "未交房的房屋不能有交房日期。"));
        }
        if (handedOverOn != null && handedOverOn.isAfter(today)) {
            throw Problems.unprocessable(
                    "/handedOverOn", "in-future", Text.of("It must not lie in the future.", "不能是将来的日期。"));
        }
    }
}
