package io.huiyin.imports;

import io.huiyin.kernel.Text;
import java.util.Locale;

/**
 * What can be wrong with a row (行错误). The sentences speak of the rule and never repeat what the cell holds, since a
 * report is kept and cells hold personal data; {@code docs/import.md} lists them, and a test compares.
 */
public enum FaultCode {
    REQUIRED("A value is needed here.", "此列不能为空。"),
    TEXT_TOO_LONG("The text is too long: at most %s characters.", "文字过长，最多 %s 个字符。"),
    INVALID_CHARACTER("The cell holds a control character or broken text.", "单元格含有控制字符或损坏的文字。"),
    NUMBER_LOST_DIGITS(
            "The cell holds a number of which a spreadsheet program has cut the last digits, as it does behind the 15th and in "
                    + "1.23E+17; format the column as text and fill it in anew.",
            "单元格中的数字已被表格软件截去末尾数字（超过 15 位，或显示为 1.23E+17），请将该列设为文本格式后重新填写。"),
    CELL_ERROR("The cell shows an error (such as #N/A) instead of a value.", "单元格是错误值（如 #N/A），不是有效内容。"),
    FORMULA_NOT_CALCULATED(
            "The cell holds a formula without a result; save the file in a spreadsheet program or paste the values.",
            "单元格是没有计算结果的公式，请用表格软件保存，或粘贴为数值。"),
    INVALID_PHONE(
            "No valid phone number: a mobile has 11 digits, a landline its area code (0531-88734510).",
            "电话号码无效：手机号应为 11 位，固定电话需带区号（如 0531-88734510）。"),
    PHONE_LOST_DIGITS(
            "The number was saved in scientific notation and has lost digits; format the column as text.",
            "号码以科学计数法保存，已丢失数字，请将该列设为文本格式后重新填写。"),
    INVALID_AREA("No valid floor area: a number of square metres with at most two decimals.", "建筑面积无效：应为平方米数，最多两位小数。"),
    AREA_OUT_OF_RANGE("A floor area is more than 0 and at most %s square metres.", "建筑面积应大于 0 且不超过 %s 平方米。"),
    INVALID_AMOUNT("No valid sum of money: a number of yuan with at most two decimals.", "金额无效：应为元，最多两位小数。"),
    INVALID_DATE(
            "No such day; write it as 2021-03-05, 2021/3/5 or 2021年3月5日.", "日期无效，请写成 2021-03-05、2021/3/5 或 2021年3月5日。"),
    DATE_OUT_OF_RANGE("The date lies before %s.", "日期早于 %s。"),
    DATE_IN_FUTURE("The date lies in the future.", "日期不能晚于今天。"),
    HANDOVER_DATE_MISSING("A house that is handed over needs the date.", "已交房的房屋需要填写交房日期。"),
    HANDOVER_DATE_UNEXPECTED("The house is not handed over, so it can have no date of it.", "未交房的房屋不能有交房日期。"),
    UNKNOWN_VALUE("The value is none of: %s.", "取值无效，可用：%s。"),
    INVALID_PLATE("No valid number plate.", "车牌号无效。"),
    SEVERAL_OWNERS(
            "The cell names several owners; give each a row of the house, with their own phone.",
            "此格填写了多位业主，请每位业主各占一行，并填写各自的电话。"),
    OWNER_NAME_MISSING("There is a phone or a plate, but no owner's name.", "填写了电话或车牌，但没有业主姓名。"),
    DUPLICATE_ROW("Row %s already says the same.", "与第 %s 行重复。"),
    HOUSE_CONTRADICTS("Row %s says something else of the same house.", "与第 %s 行对同一房屋的填写不一致。");

    private final String en;
    private final String zh;

    FaultCode(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The stable word in answers: {@code invalid-phone}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Text text(String argument) {
        return Text.of(en, zh, argument);
    }
}
