package io.huiyin.callbacks;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the owner said to the three questions of a callback, each where it was asked. */
public record Answers(
        @Schema(description = "How was the attitude of those who took the matter up? (接单后的服务态度)") @Size(max = 500)
        String attitudeAfterReceipt,

        @Schema(description = "How long did it take to be solved? (解决问题的时间)") @Size(max = 500)
        String timeToSolve,

        @Schema(description = "How was it handled? (处理情况)") @Size(max = 500)
        String handling) {

    /** @return null where nothing was noted */
    static Answers of(String attitudeAfterReceipt, String timeToSolve, String handling) {
        if (attitudeAfterReceipt == null && timeToSolve == null && handling == null) return null;
        return new Answers(attitudeAfterReceipt, timeToSolve, handling);
    }
}
