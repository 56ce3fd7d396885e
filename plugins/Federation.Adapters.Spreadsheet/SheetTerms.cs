using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>How a place is reached and for whom it is: telephone, languages, accessibility, prices.</summary>
internal static class SheetTerms
{
    private const int FrenchDigitsWithoutZero = 9;

    private static readonly char[] BetweenLines = [';', '|', '\r', '\n'];
    private static readonly char[] BetweenWords = [',', '/', .. BetweenLines];

    /// <summary>Spreadsheets take 03 80 00 00 01 for a number and drop its zero; in France a number begins with one.</summary>
    public static string? Phone(RecordFields record, SheetColumns columns, SheetSettings settings, MapFindings findings)
    {
        string? phone = columns.Text(record, SheetField.Phone);
        bool isFrench = (Countries.CodeOf(columns.Text(record, SheetField.Country) ?? "") ?? settings.Country) == "FR";
        if (phone is not { Length: FrenchDigitsWithoutZero } || !isFrench || !phone.All(char.IsAsciiDigit) || phone[0] == '0') return phone;
        findings.Info("phone.padded", "The telephone number had lost its leading zero, which was put back.", columns.Pointer(record, SheetField.Phone));
        return "0" + phone;
    }

    public static IReadOnlyList<string> Languages(RecordFields record, SheetColumns columns) => Parts(columns.Text(record, SheetField.Languages), BetweenWords);

    /// <summary>Yes and no are of wheelchairs; what else stands there is kept in the source's words.</summary>
    public static IReadOnlyList<string> Accessibility(RecordFields record, SheetColumns columns) =>
        [.. Parts(columns.Text(record, SheetField.Accessibility), BetweenWords).Select(words => FoldedText.Of(words) switch
        {
            "oui" or "yes" or "x" or "true" or "vrai" or "1" => AccessibilityKeys.Wheelchair,
            "non" or "no" or "false" or "faux" or "0" => AccessibilityKeys.WheelchairNone,
            "partiel" or "partielle" or "partiellement" or "partial" or "partially" or "limited" => AccessibilityKeys.WheelchairLimited,
            _ => words,
        })];

    public static IReadOnlyList<Price> Prices(RecordFields record, SheetColumns columns) => [.. Parts(columns.Text(record, SheetField.Prices), BetweenLines).Select(text => new Price { Text = text })];

    public static IReadOnlyList<string> Parts(string? text, char[] between) => text?.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static IReadOnlyList<string> Words(string? text) => Parts(text, BetweenWords);
}
