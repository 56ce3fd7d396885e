using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>What both kinds of file have in common: which row is the header row, who is cut out of the others, and what they are told apart by.</summary>
internal static class TableRows
{
    /// <summary>A row that is wrong in its width keeps nothing where a table may have persons, and these may.</summary>
    private static readonly string[] PersonHeaders = ["Mail", "Email", "E-mail", "Courriel", "Contact"];

    private const int FewestFields = 2;

    /// <summary>The same without the columns that the settings name: what those hold is said by who keeps the list.</summary>
    public static IReadOnlyList<string> PersonHeadersOf(SheetSettings settings) => [.. PersonHeaders.Except(settings.Columns.Values, StringComparer.OrdinalIgnoreCase)];

    /// <summary>A name and one thing more, and all that the settings name: one word alone may be a title.</summary>
    public static bool IsHeaderRow(IReadOnlyList<string> headers, SheetSettings settings)
    {
        if (settings.Required.Except(headers, StringComparer.Ordinal).Any()) return false;
        var columns = SheetColumns.Of(headers, settings);
        return columns[SheetField.Name] is not null && columns.Count >= FewestFields;
    }

    public static SourceRecord Complete(SourceRecord record, SheetSettings settings)
    {
        using var row = JsonDocument.Parse(record.Raw);
        var fields = RecordFields.Of(row.RootElement);
        string[] headers = [.. fields.Names];
        var columns = SheetColumns.Of(headers, settings);
        var persons = headers.Where(header => HeaderWords.IsOfPersons(header) && !settings.Columns.Values.Contains(header, StringComparer.Ordinal)).Select(JsonPointer.Of);
        return record with { SourceId = IdOf(fields, columns, settings), PersonFields = [.. record.PersonFields.Union(persons)] };
    }

    /// <summary>The row's own id; without a column of ids 32 hexadecimal digits of what tells the place from others. Empty where the row says none of it.</summary>
    private static string IdOf(RecordFields row, SheetColumns columns, SheetSettings settings)
    {
        if (settings.IdFrom is null && columns[SheetField.Id] is { } id) return row.Text(id) ?? "";
        var headers = settings.IdFrom ?? [.. SheetField.OfAPlace.Select(field => columns[field]).OfType<string>()];
        string[] parts = [.. headers.Select(header => FoldedText.Of(row.Text(header) ?? ""))];
        return Array.TrueForAll(parts, part => part.Length == 0) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));
    }
}
