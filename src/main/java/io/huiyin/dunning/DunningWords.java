package io.huiyin.dunning;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** What letters say where the ladder's step has no template of its own. They go to residents, so they are Chinese. */
final class DunningWords {

    static final String HOW_TO_PAY = "请至物业服务中心前台以现金、刷卡或扫码方式缴纳，或通过银行转账缴纳并注明房号。如已缴清，请忽略本函。";

    private DunningWords() {}

    static String title(DunningStepKind kind) {
        return switch (kind) {
            case PHONE_REMINDER -> "缴费提醒";
            case WRITTEN_NOTICE -> "物业费用催缴函";
            case TIME_LIMITED_NOTICE -> "物业费用限期催缴函";
            case SUSPEND_OPTIONAL_SERVICES -> "可选服务停办通知";
            case LEGAL_LISTING -> "欠费诉讼告知函";
        };
    }

    static String body(DunningStep step) {
        if (step.template() != null) return step.template();
        return switch (step.kind()) {
            case PHONE_REMINDER -> "截至本函日期，您的房屋有以下费用已过缴费截止日，特此提醒，请您及时缴纳。";
            case WRITTEN_NOTICE -> "截至本函日期，您的房屋尚有以下费用逾期未缴。为保障小区各项服务的正常开展，请您尽快缴清。";
            case TIME_LIMITED_NOTICE -> "经多次提醒，您的房屋仍有以下费用逾期未缴。请您在下述期限内缴清，逾期我们将依约采取进一步措施。";
            case SUSPEND_OPTIONAL_SERVICES -> "因以下费用经限期催缴仍未缴清，自本函送达之日起，我们将停办向您提供的可选有偿服务；缴清后即行恢复。";
            case LEGAL_LISTING -> "因以下费用经限期催缴仍未缴清，该欠费已列入诉讼名单。请您尽快缴清或与我们联系协商。";
        };
    }

    static String yuan(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen, 2));
    }
}
