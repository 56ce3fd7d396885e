using Federation.Adapters.Sdk;

namespace Federation.Adapters.Spreadsheet;

/// <summary>Which column of one table holds what: as the settings say, else as its header does, the first of several.</summary>
internal sealed class SheetColumns
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal);

    /// <summary>How many fields have a column.</summary>
    public int Count => _headers.Count;

    /// <summary>The header of the field's column; null where the table has none.</summary>
    public string? this[string field] => _headers.GetValueOrDefault(field);

    public static SheetColumns Of(IReadOnlyList<string> headers, SheetSettings settings)
    {
        var columns = new SheetColumns();
        foreach (var (field, header) in settings.Columns)
        {
            if (headers.Contains(header, StringComparer.Ordinal)) columns._headers[field] = header;
        }

        foreach (string header in headers.Where(header => !settings.Columns.Values.Contains(header, StringComparer.Ordinal) && !HeaderWords.IsOfPersons(header)))
        {
            if (HeaderWords.FieldOf(header) is { } field && !settings.Columns.ContainsKey(field)) columns._headers.TryAdd(field, header);
        }

        return columns;
    }

    /// <summary>The row's text in the field's column; null where there is none.</summary>
    public string? Text(RecordFields record, string field) => this[field] is { } header ? record.Text(header) : null;

    /// <summary>Where the field's text stands in a record; the record as a whole where it has no column.</summary>
    public string Pointer(RecordFields record, string field) => this[field] is { } header ? record.Pointer(header) : "";
}
