using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Records;

/// <summary>
/// A record as a mapping sees it: columns by name, whether it is one row or several rows put together, and whether a feature's columns stand in its <c>properties</c>. A name is first
/// a member's own; where there is none it is a path with points (<c>adresse.ville</c>, <c>contacts.0.tel</c>). Valid while its document is.
/// </summary>
internal sealed class RecordView
{
    /// <summary>The member that holds the rows of a record that several were put together to.</summary>
    public const string RowsMember = "rows";

    private readonly IReadOnlyList<(JsonElement Row, string Pointer)> _rows;

    private RecordView(JsonElement root, IReadOnlyList<(JsonElement, string)> rows)
    {
        Root = root;
        _rows = rows;
    }

    /// <summary>The whole record, for expressions.</summary>
    public JsonElement Root { get; }

    /// <summary>Each row by itself; this view alone where rows are not put together.</summary>
    public IEnumerable<RecordView> Rows => _rows.Select(row => new RecordView(row.Row, [row]));

    public static RecordView Of(JsonElement record, bool isGrouped)
    {
        if (!isGrouped || record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(RowsMember, out var rows) || rows.ValueKind != JsonValueKind.Array) return new RecordView(record, [(record, "")]);
        return new RecordView(record, [.. rows.EnumerateArray().Select((row, index) => (row, string.Create(CultureInfo.InvariantCulture, $"/{RowsMember}/{index}")))]);
    }

    /// <summary>The first text under the name.</summary>
    public Found? Text(string name) => Texts(name) is [var first, ..] ? first : null;

    /// <summary>Whether several rows were put together to it.</summary>
    public bool HasRows => _rows.Count > 1;

    /// <summary>
    /// Every different text under the name: of repeated columns, of an array's items, of all rows. Of several rows, what most of them say comes first; among equals what the first says.
    /// </summary>
    public IReadOnlyList<Found> Texts(string name)
    {
        var texts = new List<Found>();
        foreach (var (row, pointer) in _rows)
        {
            foreach (var (value, at) in ColumnValues.Of(row, pointer, name)) texts.AddRange(Values.Texts.Of(value, at));
        }

        if (texts.Count < 2) return texts;
        return HasRows ? [.. texts.GroupBy(text => text.Text, StringComparer.Ordinal).OrderByDescending(same => same.Count()).Select(same => same.First())] : [.. texts.DistinctBy(text => text.Text)];
    }

    /// <summary>The first value under the name, whatever it is.</summary>
    public (JsonElement Value, string Pointer)? Value(string name)
    {
        foreach (var (row, pointer) in _rows)
        {
            foreach (var found in ColumnValues.Of(row, pointer, name)) return found;
        }

        return null;
    }

    /// <summary>Whether the record has such a column at all, empty or not.</summary>
    public bool Has(string name) => _rows.Any(row => ColumnValues.Of(row.Row, row.Pointer, name).Any());

    /// <summary>Where the name stands, or would.</summary>
    public string Pointer(string name) => Value(name)?.Pointer ?? "/" + string.Join('/', name.Split('.').Select(JsonPointer.Escape));
}
