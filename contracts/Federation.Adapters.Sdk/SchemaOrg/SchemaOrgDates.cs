using System.Globalization;

namespace Federation.Adapters.Sdk;

/// <summary>For which dates hours hold: <c>2026 Jul 01-2026 Aug 31</c>.</summary>
internal static class SchemaOrgDates
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Empty where they hold always; null where the dates cannot be read, end before they begin, or have no end.</summary>
    public static string? Of(RecordFields specification)
    {
        var (from, through) = (specification.Text("validFrom"), specification.Text("validThrough"));
        if (from is null && through is null) return "";
        if (Date(from) is not { } first || Date(through) is not { } last || last < first) return null;
        return first == last ? Show(first) : $"{Show(first)}-{Show(last)}";
    }

    // A moment has its day before its time.
    private static DateOnly? Date(string? text) =>
        text is { Length: >= 10 } && (text.Length == 10 || text[10] == 'T') && DateOnly.TryParseExact(text.AsSpan(0, 10), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string Show(DateOnly date) => date.ToString("yyyy MMM dd", CultureInfo.InvariantCulture);
}
